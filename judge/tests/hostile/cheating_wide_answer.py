# attacks: the judge's memory, with an answer that is small here and large once it is written down
# allowed: output_limit, wrong_answer


def answer(n):
    items = ["right"]
    for _ in range(40):
        items = [items, items]
    return items
