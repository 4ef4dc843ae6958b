# attacks: the disk, with one file, written and stretched
# allowed: wrong_answer
# behind B: runtime_error
# outside: escaped
import os


def answer(n):
    with open("large", "wb", buffering=0) as file:
        try:
            os.ftruncate(file.fileno(), 64 << 20)
        except OSError:
            pass
        try:
            file.seek(8 << 20)
            file.write(b"x")
        except OSError:
            pass
    size = os.path.getsize("large")
    os.unlink("large")
    return "held" if size <= 1 << 20 else "escaped"
