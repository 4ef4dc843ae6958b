# verdict: runtime_error
# fails: 1
# misconception: call-instead-of-pass
# feedback: make_counter has to give back a function that can be called again and again. Yours gives back something that cannot be called. Are there brackets too many behind the last return?
def make_counter(start, step):
    upcoming = start

    def count():
        nonlocal upcoming
        number = upcoming
        upcoming += step
        return number

    return count()
