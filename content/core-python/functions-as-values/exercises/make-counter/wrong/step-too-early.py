# verdict: wrong_answer
# fails: 1
# misconception: order-in-body-free
# feedback: The steps are right, but the machine is one step ahead from the beginning. The first call should give start itself. What has to happen first, keeping the number or moving on?
def make_counter(start, step):
    def count():
        nonlocal start
        start += step
        return start

    return count
