# verdict: wrong_answer
# fails: 1
# misconception: sorted-is-best-first
# feedback: These are the right throws in the wrong order. The announcer wants the greatest first.
def podium(distances):
    return sorted(distances)[-3:]
