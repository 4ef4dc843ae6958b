# verdict: wrong_answer
# fails: 8
# misconception: right-once-is-right
# feedback: All real coins are right. Yet your function also takes coins that do not exist, such as 7c. Only the six names in the table are worth something.
def coin_value(name):
    if name == "" or name == "button":
        return 0
    number = int(name[:-1])
    if name[-1] == "c":
        return number
    if name[-1] == "e":
        return number * 100
    return 0
