# verdict: wrong_answer
# fails: 6
# misconception: one-diagonal-is-enough
# feedback: The diagonal that rises from the lower left corner is not looked at. A board has two of them.
def winner(board):
    size = len(board)
    falling = []
    for place in range(size):
        falling.append(board[place][place])
    lines = board + [falling]
    for column in range(size):
        line = []
        for row in board:
            line.append(row[column])
        lines.append(line)
    for line in lines:
        for sign in ["X", "O"]:
            if line.count(sign) == size:
                return sign
    return None
