# verdict: wrong_answer
# fails: 1
# misconception: two-keys-need-two-sorts
# feedback: Your list is ordered by the first words. If you sort twice, the later sort decides, and the earlier one counts only among equals. One sort with both words in its key needs no such care.
def by_last_name(names):
    by_last = sorted(names, key=lambda name: name.split()[-1])
    return sorted(by_last, key=lambda name: name.split()[0])
