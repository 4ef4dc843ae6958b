def blank_board(rows, columns):
    board = []
    for number in range(rows):
        row = []
        for place in range(columns):
            row.append(".")
        board.append(row)
    return board
