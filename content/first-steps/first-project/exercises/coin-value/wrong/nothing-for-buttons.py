# verdict: wrong_answer
# fails: 3
# misconception: return-comes-by-itself
# feedback: The coins are right. For anything else the call comes to its end without a return and gives None. What should it give?
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
