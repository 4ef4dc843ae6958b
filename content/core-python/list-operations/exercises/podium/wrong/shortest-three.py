# verdict: wrong_answer
# fails: 1
# misconception: sorted-is-best-first
# feedback: Your podium honours the three shortest throws. Sorting puts the smallest at the front.
def podium(distances):
    return sorted(distances)[:3]
