# verdict: wrong_answer
# fails: 1
# misconception: width-cuts
# feedback: Short names are right. A long one pushes the price over the edge: a width in a format code fills up, but it never cuts.
def line(name, price, width):
    amount = f"{price:.2f}"
    room = width - len(amount) - 1
    return f"{name:<{room}} {amount}"


def receipt(items, width):
    lines = []
    total = 0
    for name, price in items:
        lines.append(line(name, price, width))
        total += price
    lines.append(line("TOTAL", total, width))
    return lines
