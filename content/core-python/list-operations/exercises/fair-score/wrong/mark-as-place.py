# verdict: runtime_error
# fails: 1
# misconception: pop-takes-value
# feedback: An IndexError says that a place does not exist. A mark is a value, but pop wants to know a place.
def fair_score(marks):
    if len(marks) < 3:
        return None
    counting = marks[:]
    counting.pop(max(counting))
    counting.pop(min(counting))
    return sum(counting) / len(counting)
