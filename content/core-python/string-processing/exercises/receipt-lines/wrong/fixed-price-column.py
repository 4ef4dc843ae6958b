# verdict: wrong_answer
# fails: 1
# misconception: right-once-is-right
# feedback: Your lines have the right length, but names are cut that would still fit. How wide is the price really?
def line(name, price, width):
    room = width - 9
    return f"{name[:room]:<{room}} {price:8.2f}"


def receipt(items, width):
    lines = []
    total = 0
    for name, price in items:
        lines.append(line(name, price, width))
        total += price
    lines.append(line("TOTAL", total, width))
    return lines
