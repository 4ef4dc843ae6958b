# attacks: the memory of whoever reads the judge's channel
# allowed: runtime_error, output_limit, time_limit
import os


def answer(n):
    while True:
        os.write(4, b"\x02\x00\x00\x00{}" * 1000)
