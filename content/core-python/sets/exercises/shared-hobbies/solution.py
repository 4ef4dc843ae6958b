def shared_hobbies(people):
    if len(people) == 0:
        return []
    shared = set(people[0])
    for hobbies in people:
        shared = shared & set(hobbies)
    return sorted(shared)
