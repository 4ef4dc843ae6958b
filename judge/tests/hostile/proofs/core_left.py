# attacks: the disk, with a picture of its own memory in a folder that somebody let in
import os


def answer(n):
    os.chdir("/outside")
    os.abort()
