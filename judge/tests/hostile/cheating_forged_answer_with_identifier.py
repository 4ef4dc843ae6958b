# attacks: the judge's channel, with the identifier that the judge itself has just sent
# allowed: runtime_error, wrong_answer
import json
import os
import struct
import sys


def answer(n):
    frame, identifier = sys._getframe(), ""
    while frame is not None and not identifier:
        request = frame.f_locals.get("request")
        if isinstance(request, dict):
            identifier = request.get("id", "")
        frame = frame.f_back
    text = json.dumps({"id": identifier, "value": ["s", "right"]}).encode()
    for _ in range(6):
        os.write(4, struct.pack("<I", len(text)) + text)
    os._exit(0)
