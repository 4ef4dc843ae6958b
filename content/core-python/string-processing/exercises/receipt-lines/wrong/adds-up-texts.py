# verdict: runtime_error
# fails: 1
# misconception: format-changes-value
# feedback: If the message speaks of str and int, you add up what a format code gave you. That is a text; the numbers are still in the items.
def receipt(items, width):
    lines = []
    total = 0
    for name, price in items:
        amount = f"{price:.2f}"
        room = width - len(amount) - 1
        lines.append(f"{name[:room]:<{room}} {amount}")
        total += amount
    amount = f"{total:.2f}"
    lines.append(f"{'TOTAL':<{width - len(amount)}}{amount}")
    return lines
