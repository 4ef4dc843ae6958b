# attacks: memory, in the file that stands in for the keyboard and lies in no folder
# allowed: wrong_answer
import os


def answer(n):
    try:
        os.ftruncate(0, 64 << 20)
    except OSError:
        pass
    try:
        while os.lseek(0, 0, os.SEEK_END) < 64 << 20:
            os.write(0, bytes(1 << 18))
    except OSError:
        pass
    size = os.lseek(0, 0, os.SEEK_END)
    return "held" if size <= 1 << 20 else f"escaped with {size}"
