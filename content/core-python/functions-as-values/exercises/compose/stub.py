def compose(*functions):
    def run(value):
        return value

    return run


print(compose(len, str)(12345))
