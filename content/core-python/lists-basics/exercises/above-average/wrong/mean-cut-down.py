# verdict: wrong_answer
# fails: 8
# misconception: floor-div-keeps-fraction
# feedback: A run of 3.25 passes although the mean is 3.4375. Has your mean lost what stands behind its point?
def above_average(distances):
    total = 0
    for distance in distances:
        total += distance
    longer = []
    for distance in distances:
        if distance > total // len(distances):
            longer.append(distance)
    return longer
