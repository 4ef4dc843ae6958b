# verdict: wrong_answer
# fails: 2
# misconception: parameter-linked-by-name
# feedback: Hits are counted, but nobody ever gets the extra points. Whatever a helper does to its own streak stays in that call. Does the new value ever get back to the loop?
def update(score, streak, throw):
    if throw == "hit":
        streak += 1
        score += 10
        if streak >= 3:
            score += 5
    else:
        streak = 0
    return score


def final_score(throws):
    score = 0
    streak = 0
    for throw in throws:
        score = update(score, streak, throw)
    return score
