# verdict: runtime_error
# fails: 1
# misconception: lost-return-value
# feedback: The functions are called, but what one of them gives does not reach the next. Only the last call counts in the end. Which name should take each result?
def compose(*functions):
    def run(value):
        result = value
        for function in functions[::-1]:
            result = function(value)
        return result

    return run
