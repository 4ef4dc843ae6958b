def line(name, price, width):
    # Name on the left, price on the right. How much room is left for the name?
    return f"{name} {price}"


def receipt(items, width):
    lines = []
    for name, price in items:
        lines.append(line(name, price, width))
    # The total is missing.
    return lines


for text in receipt([("Tea", 2.5), ("Blackberry cake", 11)], 15):
    print(text)
