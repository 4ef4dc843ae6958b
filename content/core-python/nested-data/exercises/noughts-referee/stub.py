def winner(board):
    for row in board:
        print(row)
    return None


print(winner([["O", "X"], ["O", ""]]))
