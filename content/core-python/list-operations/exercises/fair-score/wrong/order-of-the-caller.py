# verdict: wrong_answer
# fails: 4
# misconception: methods-leave-list-alone
# feedback: The scores are right. But afterwards the marks of the caller stand in another order. Which call changed that list?
def fair_score(marks):
    if len(marks) < 3:
        return None
    marks.sort()
    counting = marks[1:-1]
    return sum(counting) / len(counting)
