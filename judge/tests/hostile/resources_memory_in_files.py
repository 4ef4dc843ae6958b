# attacks: memory, kept in files instead of objects
# allowed: wrong_answer
# behind B: runtime_error
import os


def answer(n):
    total = 0
    try:
        for number in range(100):
            with open(f"block{number}", "wb", buffering=0) as file:
                total += file.write(bytes(1 << 20))
    except OSError:
        if total == 0:
            raise
    return "held" if 0 < total <= 16 << 20 else f"escaped with {total}"
