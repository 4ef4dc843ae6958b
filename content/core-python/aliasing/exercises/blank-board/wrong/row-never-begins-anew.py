# verdict: wrong_answer
# fails: 1
# misconception: accumulator-at-the-top
# feedback: Your rows grow too long, and they are all the same list. Each row should begin as a new empty one; in which loop?
def blank_board(rows, columns):
    board = []
    row = []
    for number in range(rows):
        for place in range(columns):
            row.append(".")
        board.append(row)
    return board
