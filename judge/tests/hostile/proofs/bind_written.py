# attacks: a folder of the host that was let in for reading, by writing to it
def answer(n):
    try:
        with open("/outside/left.txt", "w") as file:
            file.write("here")
    except OSError:
        return "held"
    return "escaped"
