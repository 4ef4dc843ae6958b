score = 0
streak = 0


def bonus():
    if streak >= 3:
        extra = 5
    return extra


def update(throw):
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
