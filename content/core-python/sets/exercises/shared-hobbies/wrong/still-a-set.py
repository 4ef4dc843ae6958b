# verdict: wrong_answer
# fails: 1
# misconception: set-is-as-good-as-a-list
# feedback: The right hobbies are there, each once. But where there are people, you hand back a set, and the statement asks for a list in the order of sorted.
def shared_hobbies(people):
    if len(people) == 0:
        return []
    shared = set(people[0])
    for hobbies in people:
        shared = shared & set(hobbies)
    return shared
