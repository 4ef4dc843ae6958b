# verdict: wrong_answer
# fails: 1
# misconception: empty-set-shares-all
# feedback: Nothing was left. What do an empty set and any other set have in common? Begin with the first person's hobbies instead.
def shared_hobbies(people):
    shared = set()
    for hobbies in people:
        shared = shared & set(hobbies)
    return sorted(shared)
