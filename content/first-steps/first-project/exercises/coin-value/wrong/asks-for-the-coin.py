# verdict: runtime_error
# fails: 1
# misconception: input-inside-helpers
# feedback: Your function waits for somebody to type, and nobody does. The name of the coin is in the parameter already.
def coin_value(name):
    name = input("Coin? ")
    if name == "5c":
        return 5
    if name == "10c":
        return 10
    if name == "20c":
        return 20
    if name == "50c":
        return 50
    if name == "1e":
        return 100
    if name == "2e":
        return 200
    return 0
