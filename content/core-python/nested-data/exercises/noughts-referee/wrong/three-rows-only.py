# verdict: runtime_error
# fails: 2
# misconception: example-size-only
# feedback: This only works on a board with three rows and columns. Others are played on too: ask the board for its size.
def winner(board):
    for sign in ["X", "O"]:
        for place in range(3):
            if board[place][0] == sign and board[place][1] == sign and board[place][2] == sign:
                return sign
            if board[0][place] == sign and board[1][place] == sign and board[2][place] == sign:
                return sign
        if board[0][0] == sign and board[1][1] == sign and board[2][2] == sign:
            return sign
        if board[0][2] == sign and board[1][1] == sign and board[2][0] == sign:
            return sign
    return None
