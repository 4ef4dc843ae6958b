# verdict: wrong_answer
# fails: 1
# misconception: rows-equal-columns
# feedback: As many rows came out as there were before. How many rows the new table has is said by the columns of the old one.
def transpose(table):
    result = []
    for column in range(len(table)):
        new_row = []
        for row in table:
            if column < len(row):
                new_row.append(row[column])
        result.append(new_row)
    return result
