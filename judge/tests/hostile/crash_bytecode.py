# attacks: the interpreter, with bytecode that no compiler would write
# allowed: runtime_error, time_limit, memory_limit


def template():
    return 1


def answer(n):
    broken = template.__code__.replace(co_code=bytes([100, 250] * 40 + [83, 0]), co_consts=(), co_stacksize=1)
    return eval(broken)
