# attacks: a file of the host, through the folders that the kernel shows of processes
# allowed: wrong_answer
# outside: escaped
import os


def answer(n):
    for process in ("1", "self", str(os.getppid()), "thread-self"):
        for way in ("root", "cwd/../../../../../../.."):
            try:
                with open(f"/proc/{process}/{way}@CANARY@") as file:
                    print(file.read())
                return "escaped"
            except OSError:
                pass
    return "held"
