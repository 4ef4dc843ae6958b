# verdict: runtime_error
# fails: 5
# misconception: always-a-first-item
# feedback: All is well as long as somebody is there. With no people at all there is no first person to begin with.
def shared_hobbies(people):
    shared = set(people[0])
    for hobbies in people[1:]:
        shared = shared & set(hobbies)
    return sorted(shared)
