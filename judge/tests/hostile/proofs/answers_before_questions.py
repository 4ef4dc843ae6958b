# attacks: the verdict, with answers that are there before their questions
import json
import os
import struct


def answer(n):
    text = json.dumps({"id": "0" * 16, "acted": {"value": ["s", "right"], "prompts": []}}).encode()
    os.write(4, (struct.pack("<I", len(text)) + text) * 2)
    return "wrong"
