# attacks: the verdict, with answers that are given when everything else is over
# allowed: runtime_error, wrong_answer
import atexit
import json
import os
import struct
import sys


def forge():
    text = json.dumps({"id": "", "acted": {"value": ["s", "right"], "prompts": []}}).encode()
    os.write(4, struct.pack("<I", len(text)) + text)
    os._exit(0)


def answer(n):
    atexit.register(forge)
    sys.excepthook = sys.unraisablehook = lambda *things: forge()
    raise SystemExit(0)
