# verdict: runtime_error
# fails: 1
# misconception: closure-may-assign
# feedback: The machine stopped at its first call with an UnboundLocalError. An assignment in the inner function makes a name of its own. Which word says that the name of the outer call is meant?
def make_counter(start, step):
    upcoming = start

    def count():
        number = upcoming
        upcoming += step
        return number

    return count
