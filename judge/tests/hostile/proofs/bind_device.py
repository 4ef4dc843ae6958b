# attacks: a device of the host that lies in a folder that was let in
def answer(n):
    try:
        with open("/device", "rb") as file:
            return "escaped" if file.read(4) == bytes(4) else "held"
    except OSError:
        return "held"
