# verdict: wrong_answer
# fails: 1
# misconception: else-in-the-search-loop
# feedback: The answer was given after the first line that nobody owns. Only when all lines have been asked can it be None.
def winner(board):
    size = len(board)
    lines = []
    for row in board:
        lines.append(row)
    for column in range(size):
        line = []
        for row in board:
            line.append(row[column])
        lines.append(line)
    for line in lines:
        if line.count("X") == size:
            return "X"
        elif line.count("O") == size:
            return "O"
        else:
            return None
