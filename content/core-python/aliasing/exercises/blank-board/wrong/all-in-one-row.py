# verdict: wrong_answer
# fails: 1
# misconception: nested-counts-flat
# feedback: All your dots stand in one long list. The board should hold lists, one for each row.
def blank_board(rows, columns):
    board = []
    for number in range(rows):
        for place in range(columns):
            board.append(".")
    return board
