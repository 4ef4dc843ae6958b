# verdict: wrong_answer
# fails: 1
# misconception: floor-division-is-division
# feedback: The means are cut down to whole numbers. Two slashes drop what stands behind the point.
def class_means(records):
    marks = {}
    for record in records:
        marks[record["name"]] = marks.get(record["name"], []) + [record["mark"]]
    means = {}
    for name, own in marks.items():
        means[name] = sum(own) // len(own) * 1.0
    return means
