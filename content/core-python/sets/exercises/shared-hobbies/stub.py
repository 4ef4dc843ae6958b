def shared_hobbies(people):
    # people[0] is the list of the first person.
    return people


print(shared_hobbies([["chess", "music"], ["music", "chess", "judo"]]))
