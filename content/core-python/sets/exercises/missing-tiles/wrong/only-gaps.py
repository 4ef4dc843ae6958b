# verdict: wrong_answer
# fails: 1
# misconception: gaps-between-found
# feedback: Only gaps between found tiles were looked for. What may be missing before the smallest and after the largest of them?
def missing_tiles(n, found):
    missing = []
    if len(found) > 0:
        here = set(found)
        for tile in range(min(found), max(found)):
            if tile not in here and 1 <= tile <= n:
                missing.append(tile)
    return missing[1:]
