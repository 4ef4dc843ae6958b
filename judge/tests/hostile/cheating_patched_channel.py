# attacks: the judge's channel, by standing in for the function that writes to it
# allowed: wrong_answer, runtime_error, time_limit
import json
import os
import struct

write = os.write


def write_right(number, data):
    if number == 4:
        try:
            message = json.loads(bytes(data)[4:])
            message["acted"] = {"value": ["s", "right"], "prompts": []}
            text = json.dumps(message).encode()
            write(number, struct.pack("<I", len(text)) + text)
            return len(data)
        except ValueError:
            pass
    return write(number, data)


def answer(n):
    os.write = write_right
    return "wrong"
