def class_means(records):
    means = {}
    for record in records:
        means[record["name"]] = record["mark"]
    return means


print(class_means([{"name": "Lou", "mark": 4}, {"name": "Lou", "mark": 1}]))
