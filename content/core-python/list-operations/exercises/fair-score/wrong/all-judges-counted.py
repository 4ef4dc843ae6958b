# verdict: wrong_answer
# fails: 1
# misconception: mean-of-any-length
# feedback: Your scores are too low. The sum has lost two marks; by how many must it be divided now?
def fair_score(marks):
    if len(marks) < 3:
        return None
    counting = sorted(marks)[1:-1]
    return sum(counting) / len(marks)
