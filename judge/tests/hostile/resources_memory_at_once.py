# attacks: memory, in one piece
# allowed: memory_limit


def answer(n):
    return len(bytearray(4 << 30))
