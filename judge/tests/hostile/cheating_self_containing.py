# attacks: whoever walks through the answer, with a list that contains itself
# allowed: wrong_answer, output_limit, runtime_error


def answer(n):
    items = ["right"]
    items.append(items)
    return items
