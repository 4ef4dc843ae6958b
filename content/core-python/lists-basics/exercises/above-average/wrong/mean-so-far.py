# verdict: wrong_answer
# fails: 2
# misconception: order-in-body-free
# feedback: Each run is compared with the runs before it and not with all of them. When is the mean of the whole list known?
def above_average(distances):
    total = 0
    count = 0
    longer = []
    for distance in distances:
        total += distance
        count += 1
        if distance > total / count:
            longer.append(distance)
    return longer
