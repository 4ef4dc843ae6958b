# attacks: the jail's root, with a second one and a folder kept open outside of it
# allowed: wrong_answer
# behind B: runtime_error
import os


def answer(n):
    os.makedirs("inner", exist_ok=True)
    folder = os.open(".", os.O_RDONLY)
    try:
        os.chroot("inner")
        os.fchdir(folder)
        for _ in range(50):
            os.chdir("..")
        os.chroot(".")
    except OSError:
        return "held"
    finally:
        os.close(folder)
    return "escaped"
