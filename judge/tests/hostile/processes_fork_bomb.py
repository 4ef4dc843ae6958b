# attacks: the table of processes, with all that fit into it
# allowed: wrong_answer
import os


def answer(n):
    made = 0
    for _ in range(100_000):
        try:
            os.fork()
            made += 1
        except OSError:
            pass
    return f"escaped with {made}" if made else "held"
