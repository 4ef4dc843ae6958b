# verdict: wrong_answer
# fails: 1
# misconception: sum-is-mean
# feedback: These are the sums of the marks. The mean is the sum divided by how many there are.
def class_means(records):
    sums = {}
    for record in records:
        sums[record["name"]] = sums.get(record["name"], 0) + record["mark"]
    return sums
