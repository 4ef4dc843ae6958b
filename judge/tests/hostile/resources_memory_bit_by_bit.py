# attacks: memory, in many small pieces
# allowed: memory_limit, time_limit


def answer(n):
    kept = []
    while True:
        kept.append([None] * 1000)
