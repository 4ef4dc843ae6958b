# verdict: wrong_answer
# fails: 1
# misconception: mean-step-by-step
# feedback: With three marks or more the mean is off: halving anew with each further mark gives the later ones too much weight. And a single mark comes back as it was, where a float is asked for.
def class_means(records):
    means = {}
    for record in records:
        name = record["name"]
        if name in means:
            means[name] = (means[name] + record["mark"]) / 2
        else:
            means[name] = record["mark"]
    return means
