def label(text, width=12, *, fill=".", side="left"):
    filling = fill * (width - len(text))
    if side == "right":
        return filling + text
    return text + filling
