# verdict: wrong_answer
# fails: 10
# misconception: keys-are-added-up
# feedback: Nearly right. But glued into one text, Le and zoe become Lezoe, and that comes after Lee. What keeps two words apart while they are compared?
def by_last_name(names):
    return sorted(names, key=lambda name: name.split()[-1] + name.split()[0])
