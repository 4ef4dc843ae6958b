# verdict: wrong_answer
# fails: 1
# misconception: transpose-is-rotation
# feedback: The table was turned like a picture, so the rows come out back to front. What stood above shall stand on the left.
def transpose(table):
    result = []
    if len(table) == 0:
        return result
    for column in range(len(table[0])):
        new_row = []
        for row in table[::-1]:
            new_row.append(row[column])
        result.append(new_row)
    return result
