# verdict: wrong_answer
# fails: 4
# misconception: exception-left-out
# feedback: Short texts are right. A text longer than the width came back shorter, but nothing may be cut off.
def label(text, width=12, *, fill=".", side="left"):
    filling = fill * (width - len(text))
    if side == "right":
        return (filling + text)[:width]
    return (text + filling)[:width]
