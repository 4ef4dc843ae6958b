# verdict: runtime_error
# fails: 3
# misconception: examples-are-all-cases
# feedback: Two functions work. With none your function stops, and with another number than two it cannot be right either. functions is a tuple of any length, so let a loop walk along it.
def compose(*functions):
    def run(value):
        return functions[0](functions[1](value))

    return run
