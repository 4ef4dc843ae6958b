def class_means(records):
    marks = {}
    for record in records:
        name = record["name"]
        if name not in marks:
            marks[name] = []
        marks[name].append(record["mark"])
    means = {}
    for name, own in marks.items():
        means[name] = sum(own) / len(own)
    return means
