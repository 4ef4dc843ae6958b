# attacks: the judge's stack, with an answer nested beyond it
# allowed: wrong_answer, output_limit, runtime_error


def answer(n):
    items = "right"
    for _ in range(100_000):
        items = [items]
    return items
