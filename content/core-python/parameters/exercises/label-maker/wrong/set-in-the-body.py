# verdict: wrong_answer
# fails: 2
# misconception: default-belongs-in-the-body
# feedback: Without a width all is well. A width that the call brings has no effect, and the label is 12 wide again. Where do you set it, and what happens there to the caller's value?
def label(text, width=0, *, fill=".", side="left"):
    width = 12
    filling = fill * (width - len(text))
    if side == "right":
        return filling + text
    return text + filling
