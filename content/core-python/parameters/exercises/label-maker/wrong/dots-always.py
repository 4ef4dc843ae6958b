# verdict: wrong_answer
# fails: 3
# misconception: default-wins
# feedback: Labels with dots are right. When a call names another character, the dots stay. Which name in your body should decide what the label is filled with?
def label(text, width=12, *, fill=".", side="left"):
    filling = "." * (width - len(text))
    if side == "right":
        return filling + text
    return text + filling
