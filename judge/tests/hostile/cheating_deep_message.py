# attacks: whoever reads the judge's channel, with a message nested beyond every stack
# allowed: runtime_error, output_limit
import os
import struct


def answer(n):
    text = b"[" * 60_000
    os.write(4, struct.pack("<I", len(text)) + text)
    return "right"
