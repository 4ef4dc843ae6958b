# verdict: wrong_answer
# fails: 6
# misconception: exception-left-out
# feedback: Rows of hits are right. After a miss the old row goes on instead of ending. Which line has to run when a ring misses?
def bonus(streak):
    if streak >= 3:
        return 5
    return 0


def final_score(throws):
    score = 0
    streak = 0
    for throw in throws:
        if throw == "hit":
            streak += 1
            score += 10 + bonus(streak)
    return score
