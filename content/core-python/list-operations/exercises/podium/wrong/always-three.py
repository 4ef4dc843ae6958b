# verdict: runtime_error
# fails: 3
# misconception: missing-item-is-none
# feedback: With three throws or more, all is well. With fewer, you ask for a place that the list does not have. A slice would not mind.
def podium(distances):
    ordered = sorted(distances)[::-1]
    return [ordered[0], ordered[1], ordered[2]]
