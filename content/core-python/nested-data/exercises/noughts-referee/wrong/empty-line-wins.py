# verdict: wrong_answer
# fails: 3
# misconception: equal-cells-are-a-win
# feedback: An empty line was taken for a full one: all its cells are equal, but nobody has put a sign there.
def winner(board):
    size = len(board)
    lines = [[], []]
    for place in range(size):
        lines[0].append(board[place][place])
        lines[1].append(board[place][size - 1 - place])
    for row in board:
        lines.append(row)
    for column in range(size):
        line = []
        for row in board:
            line.append(row[column])
        lines.append(line)
    for line in lines:
        if line.count(line[0]) == size:
            return line[0]
    return None
