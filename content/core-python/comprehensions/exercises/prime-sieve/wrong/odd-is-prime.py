# verdict: wrong_answer
# fails: 1
# misconception: odd-means-prime
# feedback: Numbers such as 9 are in your list. They are odd, but 3 divides them. Every number of the row has multiples to cross out, not the 2 alone.
def primes_up_to(n):
    return [number for number in range(2, n + 1) if number == 2 or number % 2 == 1]
