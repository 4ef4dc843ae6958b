# verdict: runtime_error
# fails: 1
# misconception: missing-argument-is-none
# feedback: The call label("nails") stopped. A parameter without a default wants an argument in every call, and nothing fills in for it by itself.
def label(text, width, *, fill=".", side="left"):
    filling = fill * (width - len(text))
    if side == "right":
        return filling + text
    return text + filling
