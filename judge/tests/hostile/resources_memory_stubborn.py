# attacks: memory, starting again whenever it is refused
# allowed: memory_limit, time_limit, runtime_error


def answer(n):
    kept = []
    size = 64 << 20
    while True:
        try:
            kept.append(bytearray(size))
        except MemoryError:
            size = max(size // 2, 1)
