def primes_up_to(n):
    # First gather what is crossed out, then take what is left.
    return [number for number in range(2, n + 1)]


print(primes_up_to(10))
