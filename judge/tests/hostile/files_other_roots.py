# attacks: the outer root, by looking for what a host has and a jail has not
# allowed: wrong_answer
# behind B: runtime_error
# outside: escaped
import os


def answer(n):
    wanted = {"boot", "dev", "etc", "home", "media", "mnt", "old", "opt", "proc", "root", "run", "srv", "sys", "var"}
    found = wanted & set(os.listdir("/"))
    return "escaped" if found else "held"
