def fair_score(marks):
    if len(marks) < 3:
        return None
    counting = sorted(marks)[1:-1]
    return sum(counting) / len(counting)
