# verdict: wrong_answer
# fails: 1
# misconception: strings-are-mutable
# feedback: Your rows are texts, and no sign can be put into a text. A row should be a list of single characters.
def blank_board(rows, columns):
    board = []
    for number in range(rows):
        board.append("." * columns)
    return board
