# verdict: wrong_answer
# fails: 2
# misconception: stable-means-sorted
# feedback: The last names are in order. Where they are equal, your names stay as they stood, but the first names should decide. What could a key function return, so that two things are compared?
def by_last_name(names):
    return sorted(names, key=lambda name: name.split()[-1])
