# verdict: wrong_answer
# fails: 1
# misconception: accumulator-above-both-loops
# feedback: All items are in one list. Each new row has to begin with an empty list of its own, inside of the outer loop.
def transpose(table):
    result = []
    if len(table) == 0:
        return result
    for column in range(len(table[0])):
        for row in table:
            result.append(row[column])
    return result
