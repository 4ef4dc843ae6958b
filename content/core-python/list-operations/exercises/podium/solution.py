def podium(distances):
    ordered = sorted(distances)
    ordered.reverse()
    return ordered[:3]
