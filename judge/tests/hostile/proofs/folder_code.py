# attacks: the rule that no program comes with the submission, with machine code in a file
import mmap


def answer(n):
    with open("code", "wb") as file:
        file.write(bytes(4096))
    with open("code", "r+b") as file:
        try:
            mmap.mmap(file.fileno(), 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC).close()
        except OSError:
            return "held"
    return "escaped"
