# attacks: the report, with more output than anybody reads
def answer(n):
    for _ in range(200):
        print("x" * 1000)
    return "escaped"
