def fair_score(marks):
    # Which marks count, and how many are they?
    return sum(marks) / len(marks)
