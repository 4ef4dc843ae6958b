# attacks: secrets in the environment
# allowed: wrong_answer
# outside: escaped
import os


def answer(n):
    try:
        with open("/proc/self/environ") as file:
            seen = file.read()
    except OSError:
        seen = ""
    seen += repr(os.environ)
    print(seen)
    return "escaped" if "canary-" in seen else "held"
