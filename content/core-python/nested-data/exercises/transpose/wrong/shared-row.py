# verdict: wrong_answer
# fails: 1
# misconception: star-makes-independent-rows
# feedback: Every new row shows the same items. They are one and the same list: with the star, rows are not made anew but named again.
def transpose(table):
    if len(table) == 0:
        return []
    result = [[0] * len(table)] * len(table[0])
    for number, row in enumerate(table):
        for column, item in enumerate(row):
            result[column][number] = item
    return result
