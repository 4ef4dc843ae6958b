# attacks: the judge's memory, with many answers that are almost as large as they may be
def answer(n):
    return "x" * 60_000
