# verdict: runtime_error
# fails: 1
# misconception: late-binding-each
# feedback: The new function calls itself without end. A function made in a loop looks up its names when it is called, and by then they have moved on to the last round. What if the loop stood inside the new function?
def compose(*functions):
    result = lambda value: value
    for function in functions:
        result = lambda value: result(function(value))
    return result
