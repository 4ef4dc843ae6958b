# attacks: the judge's memory, with one line that is larger than it
# allowed: output_limit, memory_limit


def answer(n):
    print("x" * (64 << 20))
    return "right"
