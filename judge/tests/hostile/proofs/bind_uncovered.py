# attacks: packages of the host that lie in a folder that was let in
import os


def answer(n):
    return "escaped" if "canary" in os.listdir("/outside") else "held"
