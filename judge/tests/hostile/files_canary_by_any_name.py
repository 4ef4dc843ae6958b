# attacks: a file of the host, by walking through everything there is to see
# allowed: wrong_answer
import os


def answer(n):
    for folder, _, names in os.walk("/"):
        if folder.startswith("/python"):
            continue
        for name in names:
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    if b"canary-" in file.read(1 << 20):
                        return "escaped"
            except OSError:
                pass
    return "held"
