# attacks: the questions to come, with a thread that waits for them while the answer goes out
# allowed: time_limit, runtime_error, wrong_answer
import os
import threading


def look():
    seen = os.read(3, 65536)
    os.write(1, seen)
    # The question is gone now, so whoever looked has to answer it.
    os.write(4, b"\x02\x00\x00\x00{}")


def answer(n):
    threading.Thread(target=look, daemon=True).start()
    return "right"
