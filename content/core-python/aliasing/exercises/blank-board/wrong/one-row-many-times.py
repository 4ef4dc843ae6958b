# verdict: wrong_answer
# fails: 2
# misconception: star-makes-independent-rows
# feedback: The board looks right until somebody draws on it. Then a whole column changes, because the same row stands in the list several times.
def blank_board(rows, columns):
    return [["."] * columns] * rows
