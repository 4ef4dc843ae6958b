def owner(line):
    for sign in line:
        if sign != line[0]:
            return ""
    return line[0]


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
