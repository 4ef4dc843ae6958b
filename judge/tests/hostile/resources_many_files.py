# attacks: the file system, with more files than it has room to name
# allowed: wrong_answer
# behind B: runtime_error
# outside: escaped
import os


def answer(n):
    os.makedirs("many", exist_ok=True)
    made = 0
    try:
        for number in range(3000):
            open(f"many/{number}", "w").close()
            made += 1
    except OSError:
        pass
    for name in os.listdir("many"):
        os.unlink(f"many/{name}")
    return "held" if 0 < made < 1100 else "escaped"
