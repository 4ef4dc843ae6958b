# verdict: wrong_answer
# fails: 4
# misconception: mean-step-by-step
# feedback: One or two marks come out right, three or more do not. Halving again with every further mark gives the later marks too much weight.
def class_means(records):
    means = {}
    for record in records:
        name = record["name"]
        if name in means:
            means[name] = (means[name] + record["mark"]) / 2
        else:
            means[name] = record["mark"] / 1
    return means
