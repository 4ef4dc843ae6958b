# verdict: wrong_answer
# fails: 1
# misconception: rows-equal-columns
# feedback: Your new table has as many rows as the old one, or the program stops. How many rows it needs is said by the columns of the old one.
def transpose(table):
    result = []
    for column in range(len(table)):
        new_row = []
        for row in table:
            new_row.append(row[column])
        result.append(new_row)
    return result
