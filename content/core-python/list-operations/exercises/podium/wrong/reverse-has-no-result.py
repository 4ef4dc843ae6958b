# verdict: runtime_error
# fails: 1
# misconception: reverse-vs-reversed-slice
# feedback: Some value is of the wrong kind for what you do with it. If you use what sort or reverse gives back: that is None. The slice with step -1 gives a new list.
def podium(distances):
    ordered = sorted(distances).reverse()
    return ordered[:3]
