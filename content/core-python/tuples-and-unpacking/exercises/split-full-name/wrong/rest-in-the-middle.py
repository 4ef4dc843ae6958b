# verdict: wrong_answer
# fails: 1
# misconception: star-takes-the-rest-of-the-line
# feedback: The last name stands among the middle names as well. What is left over once the first and the last have their places?
def name_fields(names):
    first, *middle = names
    if len(names) == 1:
        return first, middle, ""
    return first, middle, names[-1]
