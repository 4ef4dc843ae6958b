# verdict: wrong_answer
# fails: 2
# misconception: closure-begins-anew
# feedback: Every call gives the first number again. What the inner function makes itself is gone at the end of its call. Where can a number live that has to last from call to call?
def make_counter(start, step):
    def count():
        upcoming = start
        number = upcoming
        upcoming += step
        return number

    return count
