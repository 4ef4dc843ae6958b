# verdict: wrong_answer
# fails: 1
# misconception: assignment-adds-item
# feedback: Each pupil has only the mark of the last audition. Putting a value under a key that is there already throws the old one away.
def class_means(records):
    means = {}
    for record in records:
        means[record["name"]] = record["mark"]
    return means
