# verdict: wrong_answer
# fails: 4
# misconception: methods-leave-list-alone
# feedback: The scores are right. But two marks are missing from the list of the caller afterwards. remove and pop take items out of the very list they are called on.
def fair_score(marks):
    if len(marks) < 3:
        return None
    marks.remove(min(marks))
    marks.remove(max(marks))
    return sum(marks) / len(marks)
