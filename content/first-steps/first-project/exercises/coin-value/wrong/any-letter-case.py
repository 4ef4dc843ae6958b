# verdict: wrong_answer
# fails: 9
# misconception: right-once-is-right
# feedback: Your function is kinder than the task: it takes 5C for 5c. The slot writes small letters only, so anything else is no coin.
def coin_value(name):
    name = name.lower()
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
