# verdict: wrong_answer
# fails: 2
# misconception: range-includes-end
# feedback: If n is a prime itself, it is missing. A row stops before its second number; how do you get n into it?
def primes_up_to(n):
    crossed = {multiple for number in range(2, n) for multiple in range(2 * number, n, number)}
    return [number for number in range(2, n) if number not in crossed]
