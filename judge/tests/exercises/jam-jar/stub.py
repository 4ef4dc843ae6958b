class Jar:
    def __init__(self, spoons):
        pass
