# verdict: runtime_error
# fails: 1
# misconception: sort-returns-list
# feedback: Some value is of the wrong kind for what you do with it. Did you give a name to what sort or remove returns? Such a method changes the list and returns None, and None is no list.
def fair_score(marks):
    if len(marks) < 3:
        return None
    ordered = marks.sort()
    counting = ordered[1:-1]
    return sum(counting) / len(counting)
