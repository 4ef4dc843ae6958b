# attacks: the judge's patience, by closing every descriptor and staying
# allowed: time_limit, runtime_error
import os
import time


def answer(n):
    os.closerange(0, 1024)
    time.sleep(1000)
