# verdict: wrong_answer
# fails: 1
# misconception: globals-start-anew
# feedback: Nothing stops any more. But points are left over from the call before, and the first of all calls is the one in your own last line. A global keeps its value. Where can a variable live that begins afresh in every call?
score = 0
streak = 0


def bonus():
    extra = 0
    if streak >= 3:
        extra = 5
    return extra


def update(throw):
    global score, streak
    if throw == "hit":
        streak += 1
        score += 10 + bonus()
    else:
        streak = 0


def final_score(throws):
    for throw in throws:
        update(throw)
    return score


print(final_score(["hit", "miss"]))
