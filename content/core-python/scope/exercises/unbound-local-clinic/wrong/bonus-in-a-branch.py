# verdict: runtime_error
# fails: 1
# misconception: skipped-branch-gives-none
# feedback: Score and row have a place to live now. One UnboundLocalError is left: a name gets its value in a branch that does not always run. What should it be worth in all other cases?
def bonus(streak):
    if streak >= 3:
        extra = 5
    return extra


def final_score(throws):
    score = 0
    streak = 0
    for throw in throws:
        if throw == "hit":
            streak += 1
            score += 10 + bonus(streak)
        else:
            streak = 0
    return score
