# verdict: wrong_answer
# fails: 1
# misconception: range-leaves-out-start
# feedback: Nothing is left at all. Each number crosses itself out, because the row of its multiples begins with it. Which is the first one to be crossed out?
def primes_up_to(n):
    crossed = {multiple for number in range(2, n + 1) for multiple in range(number, n + 1, number)}
    return [number for number in range(2, n + 1) if number not in crossed]
