def compose(*functions):
    def run(value):
        for function in functions[::-1]:
            value = function(value)
        return value

    return run
