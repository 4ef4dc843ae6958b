# verdict: runtime_error
# fails: 1
# misconception: call-instead-of-pass
# feedback: compose has no value to send through yet, it has only functions. Yours calls them at once. It should return a function that will do so when somebody calls that one with a value.
def compose(*functions):
    result = functions[-1]
    for function in functions[-2::-1]:
        result = function(result)
    return result
