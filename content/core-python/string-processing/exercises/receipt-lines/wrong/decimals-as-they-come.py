# verdict: wrong_answer
# fails: 1
# misconception: float-division-display
# feedback: The columns are right, but not every price has two decimals. Which code behind the colon makes 2.5 look like 2.50?
def line(name, price, width):
    amount = str(price)
    room = width - len(amount) - 1
    return f"{name[:room]:<{room}} {amount}"


def receipt(items, width):
    lines = []
    total = 0
    for name, price in items:
        lines.append(line(name, price, width))
        total += price
    lines.append(line("TOTAL", total, width))
    return lines
