class Empty(Exception):
    pass


class Jar:
    def __init__(self, spoons):
        self.spoons = spoons

    def take(self, n):
        if n > self.spoons:
            raise Empty(f"only {self.spoons} left")
        before = self.spoons
        self.spoons -= n
        return self.spoons / before

    def __str__(self):
        return f"{self.spoons} spoon" + ("" if self.spoons == 1 else "s")
