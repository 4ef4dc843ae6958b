# attacks: whoever reads numbers, with ones that are not
# allowed: wrong_answer


def answer(n):
    return [float("nan"), float("inf"), -0.0, 1 << 100_000, {float("nan"): 1}]
