# verdict: wrong_answer
# fails: 2
# misconception: ties-do-not-happen
# feedback: Two throws of 9 metres take two steps. In your list, equal throws appear only once.
def podium(distances):
    best = []
    for distance in sorted(distances)[::-1]:
        if distance not in best:
            best.append(distance)
    return best[:3]
