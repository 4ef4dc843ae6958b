# attacks: whoever reads the judge's channel, with what is no message at all
# allowed: runtime_error, output_limit
import os


def answer(n):
    os.write(4, b"\xff\xff\xff\x7f" + b"{" * 4000)
    return "right"
