# attacks: the host, by a folder, socket or file that somebody forgot to close
# allowed: wrong_answer
import os
import stat


def answer(n):
    found = []
    for number in range(1024):
        try:
            mode = os.fstat(number).st_mode
        except OSError:
            continue
        # Typed input may lie in a file, which then has no name.
        named = stat.S_ISREG(mode) and os.fstat(number).st_nlink > 0
        if stat.S_ISDIR(mode) or stat.S_ISSOCK(mode) or named:
            found.append(number)
    return f"escaped by {found}" if found else "held"
