def blank_board(rows, columns):
    row = ["."] * columns
    board = []
    # So far there is one row and no board.
    return board
