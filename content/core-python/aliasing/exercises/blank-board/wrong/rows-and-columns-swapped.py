# verdict: wrong_answer
# fails: 1
# misconception: nested-counts-swapped
# feedback: Your board lies on its side. How many items should the outer list have, and how many each inner one?
def blank_board(rows, columns):
    board = []
    for number in range(columns):
        board.append(["."] * rows)
    return board
