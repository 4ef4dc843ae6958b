# verdict: wrong_answer
# fails: 1
# misconception: sort-hands-back-the-list
# feedback: Every call gave None. The method sort changes the list it belongs to and hands nothing back. Which function gives a new list and leaves the old one alone?
def by_last_name(names):
    return names.sort(key=lambda name: (name.split()[-1], name.split()[0]))
