# verdict: wrong_answer
# fails: 2
# misconception: set-keeps-duplicates
# feedback: The right hobbies are there, but one that somebody wrote down twice appears twice. A list keeps each of them; what throws out duplicates?
def shared_hobbies(people):
    shared = []
    if len(people) > 0:
        for hobby in people[0]:
            everywhere = True
            for hobbies in people:
                if hobby not in hobbies:
                    everywhere = False
            if everywhere:
                shared.append(hobby)
    return sorted(shared)
