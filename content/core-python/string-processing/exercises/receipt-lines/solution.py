def line(name, price, width):
    amount = f"{price:.2f}"
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
