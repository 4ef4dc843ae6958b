# verdict: wrong_answer
# fails: 3
# misconception: function-does-one-thing
# feedback: The values are right. For an unknown coin your function also talks, though its name promises a value only. Who should talk to the customer?
def coin_value(name):
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
    print("Unknown coin")
    return 0
