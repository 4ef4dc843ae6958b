# attacks: another submission's working folder, by the path that all of them have in common
import os


def leave():
    # What cannot be listed is not cleared away before the other's next case.
    os.mkdir("/tmp/left")
    open("/tmp/left/inner", "w").close()
    os.chmod("/tmp/left", 0)


def answer(n):
    return "escaped" if os.path.exists("/tmp/left") else "held"
