# verdict: wrong_answer
# fails: 1
# misconception: union-is-both
# feedback: Everything that anybody likes is in the result. Asked for is what all of them like: which sign keeps only what two sets have in common?
def shared_hobbies(people):
    shared = set()
    for hobbies in people:
        shared = shared | set(hobbies)
    return sorted(shared)
