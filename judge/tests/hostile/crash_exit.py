# attacks: the verdict, by leaving with the status of success
# allowed: runtime_error
import os


def answer(n):
    os._exit(0)
