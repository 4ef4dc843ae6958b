# verdict: time_limit
# fails: 13
# misconception: list-search-is-free
# feedback: Small games are right, but a hundred thousand tiles take too long. Is something searched from its start for every single number? A set of what was found would answer at once.
def missing_tiles(n, found):
    missing = []
    for number in range(1, n + 1):
        if number not in found:
            missing.append(number)
    return missing
