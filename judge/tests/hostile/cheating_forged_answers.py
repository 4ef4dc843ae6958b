# attacks: the judge's channel, with answers that nobody asked for
# allowed: runtime_error, wrong_answer, output_limit
import json
import os
import struct


def answer(n):
    for identifier in ("", "1", "0" * 16):
        for value in (["s", "right"], ["b", True]):
            text = json.dumps({"id": identifier, "value": value, "raised": None, "prompts": []}).encode()
            for number in range(3, 16):
                try:
                    os.write(number, struct.pack("<I", len(text)) + text)
                except OSError:
                    pass
    return "right"
