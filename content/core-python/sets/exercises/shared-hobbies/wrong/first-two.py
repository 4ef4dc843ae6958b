# verdict: runtime_error
# fails: 2
# misconception: loop-only-for-two
# feedback: With exactly two people this is right. How many may there be? It fails as soon as somebody is alone.
def shared_hobbies(people):
    return sorted(set(people[0]) & set(people[1]))
