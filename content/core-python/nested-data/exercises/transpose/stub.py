def transpose(table):
    result = []
    for row in table:
        result.append(row)
    return result


print(transpose([[1, 2, 3], [4, 5, 6]]))
