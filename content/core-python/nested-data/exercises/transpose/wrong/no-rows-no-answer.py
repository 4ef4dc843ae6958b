# verdict: runtime_error
# fails: 3
# misconception: always-a-first-item
# feedback: Tables with rows are turned rightly. A table without any has no first row to count the columns of.
def transpose(table):
    result = []
    for column in range(len(table[0])):
        new_row = []
        for row in table:
            new_row.append(row[column])
        result.append(new_row)
    return result
