# verdict: wrong_answer
# fails: 1
# misconception: difference-symmetric
# feedback: What came out is what only one of two people likes. The sign ^ leaves out what they share, and that is the very thing that is wanted.
def shared_hobbies(people):
    if len(people) == 0:
        return []
    shared = set(people[0])
    for hobbies in people[1:]:
        shared = shared ^ set(hobbies)
    return sorted(shared)
