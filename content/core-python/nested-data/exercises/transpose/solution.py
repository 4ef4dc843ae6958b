def transpose(table):
    result = []
    if len(table) == 0:
        return result
    for column in range(len(table[0])):
        new_row = []
        for row in table:
            new_row.append(row[column])
        result.append(new_row)
    return result
