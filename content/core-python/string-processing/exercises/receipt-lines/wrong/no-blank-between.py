# verdict: wrong_answer
# fails: 1
# misconception: near-enough-output
# feedback: The lines have the right length. Where a name is long, it touches its price: one blank has to stay between them.
def line(name, price, width):
    amount = f"{price:.2f}"
    room = width - len(amount)
    return f"{name[:room]:<{room}}{amount}"


def receipt(items, width):
    lines = []
    total = 0
    for name, price in items:
        lines.append(line(name, price, width))
        total += price
    lines.append(line("TOTAL", total, width))
    return lines
