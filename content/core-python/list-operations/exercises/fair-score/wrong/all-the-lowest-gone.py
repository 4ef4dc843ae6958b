# verdict: wrong_answer
# fails: 2
# misconception: remove-removes-all
# feedback: If several judges gave the lowest or the highest mark, too many marks are dropped. One of each shall go, and the others stay.
def fair_score(marks):
    if len(marks) < 3:
        return None
    counting = []
    for mark in marks:
        if mark != min(marks) and mark != max(marks):
            counting.append(mark)
    if len(counting) == 0:
        return None
    return sum(counting) / len(counting)
