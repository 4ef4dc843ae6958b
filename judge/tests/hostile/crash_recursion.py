# attacks: the interpreter's stack, the ordinary way
# allowed: runtime_error


def answer(n):
    return answer(n) + 1
