# verdict: wrong_answer
# fails: 1
# misconception: one-total-for-all-groups
# feedback: Everybody has the same mean, that of the whole list. Each name needs marks of its own.
def class_means(records):
    total = 0
    for record in records:
        total += record["mark"]
    means = {}
    for record in records:
        means[record["name"]] = total / len(records)
    return means
