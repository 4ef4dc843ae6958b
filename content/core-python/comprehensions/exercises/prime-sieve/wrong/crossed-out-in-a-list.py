# verdict: time_limit
# fails: 11
# misconception: short-means-fast
# feedback: Small numbers are right, but 50,000 takes too long. Short programs can do a lot of work: count how many steps hide in each part. Searching a list, or dividing by every smaller number, goes through thousands of values each time.
def primes_up_to(n):
    crossed = [multiple for number in range(2, n + 1) for multiple in range(2 * number, n + 1, number)]
    return [number for number in range(2, n + 1) if number not in crossed]
