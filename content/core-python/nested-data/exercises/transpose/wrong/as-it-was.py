# verdict: wrong_answer
# fails: 1
# misconception: loops-wrong-way-round
# feedback: The table came back as it was. The outer loop walks along rows here, so each new row is an old one.
def transpose(table):
    result = []
    for row in table:
        new_row = []
        for item in row:
            new_row.append(item)
        result.append(new_row)
    return result
