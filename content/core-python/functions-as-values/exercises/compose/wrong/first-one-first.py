# verdict: runtime_error
# fails: 1
# misconception: compose-reads-left-to-right
# feedback: Your functions run from left to right. In f(g(x)) it is g that gets x, the last one of the call. From which end do you have to walk?
def compose(*functions):
    def run(value):
        for function in functions:
            value = function(value)
        return value

    return run
