# verdict: wrong_answer
# fails: 10
# misconception: majority-wins
# feedback: Three equal signs were taken for a full line on any board. On a larger board a line has more cells, and all of them count.
def owner(line):
    for sign in ["X", "O"]:
        needed = len(line)
        if needed > 3:
            needed = 3
        if line.count(sign) >= needed:
            return sign
    return ""


def winner(board):
    size = len(board)
    falling = []
    rising = []
    for place in range(size):
        falling.append(board[place][place])
        rising.append(board[place][size - 1 - place])
    lines = board + [falling, rising]
    for column in range(size):
        line = []
        for row in board:
            line.append(row[column])
        lines.append(line)
    for line in lines:
        if owner(line) != "":
            return owner(line)
    return None
