def coin_name(value):
    if value == 200:
        return "2e"
    if value == 100:
        return "1e"
    return f"{value}c"


def change_due(amount):
    text = ""
    # While there is something to pay out: which coin comes next?
    return text
