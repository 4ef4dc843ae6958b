# attacks: the report, by writing to the descriptors directly, and not even text
# allowed: output_limit
import os


def answer(n):
    while True:
        os.write(1, b"\xff\xfe\0" * 1000)
        os.write(2, b"\xff\xfe\0" * 1000)
