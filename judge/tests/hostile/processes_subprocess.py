# attacks: the machine, with a shell
# allowed: wrong_answer
# outside: escaped
import subprocess
import sys


def answer(n):
    try:
        subprocess.run([sys.executable, "-c", "pass"], check=True, capture_output=True)
    except OSError:
        return "held"
    return "escaped"
