# verdict: runtime_error
# fails: 1
# misconception: nested-order-reversed
# feedback: A comprehension stops with a NameError: it uses a name that a later for part makes. Put the for parts in the order of nested loops, the outer one first.
def primes_up_to(n):
    crossed = {multiple for multiple in range(2 * number, n + 1, number) for number in range(2, n + 1)}
    return [number for number in range(2, n + 1) if number not in crossed]
