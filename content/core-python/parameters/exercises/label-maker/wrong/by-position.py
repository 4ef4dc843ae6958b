# verdict: wrong_answer
# fails: 5
# misconception: keyword-only-by-position
# feedback: The labels are right. But label("nails", 8, "-") was accepted, and it must not be: which sign in the def line stops the counting by position?
def label(text, width=12, fill=".", side="left"):
    filling = fill * (width - len(text))
    if side == "right":
        return filling + text
    return text + filling
