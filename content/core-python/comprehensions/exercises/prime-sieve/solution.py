def primes_up_to(n):
    crossed = {
        multiple
        for number in range(2, n + 1)
        for multiple in range(2 * number, n + 1, number)
    }
    return [number for number in range(2, n + 1) if number not in crossed]
