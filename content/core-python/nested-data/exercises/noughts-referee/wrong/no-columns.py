# verdict: wrong_answer
# fails: 2
# misconception: loops-wrong-way-round
# feedback: Rows and diagonals are judged rightly, columns are not looked at. A column is no list yet; gather one item from every row.
def winner(board):
    size = len(board)
    falling = []
    rising = []
    for place in range(size):
        falling.append(board[place][place])
        rising.append(board[place][size - 1 - place])
    for line in board + [falling, rising]:
        for sign in ["X", "O"]:
            if line.count(sign) == size:
                return sign
    return None
