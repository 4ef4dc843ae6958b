# verdict: wrong_answer
# fails: 7
# misconception: border-does-not-matter
# feedback: Rows of up to three hits are right. A longer one brings too little: the fourth hit in a row is at least the third as well.
def bonus(streak):
    if streak == 3:
        return 5
    return 0


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
