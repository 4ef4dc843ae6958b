# verdict: wrong_answer
# fails: 1
# misconception: share-of-the-whole
# feedback: The sums are right, but each was divided by the number of all records. How many of them belong to this pupil?
def class_means(records):
    sums = {}
    for record in records:
        sums[record["name"]] = sums.get(record["name"], 0) + record["mark"]
    means = {}
    for name, total in sums.items():
        means[name] = total / len(records)
    return means
