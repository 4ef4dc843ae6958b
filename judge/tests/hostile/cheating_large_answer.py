# attacks: the judge's memory, with an answer of many megabytes
# allowed: output_limit


def answer(n):
    return "right" * 2_000_000
