# attacks: the compiler, with brackets and signs nested without end
# allowed: runtime_error, memory_limit


def answer(n):
    for deep in ("(" * 100_000, "-" * 100_000 + "1", "[" * 90 + "]" * 90, "f(" * 5000 + ")" * 5000):
        try:
            compile(deep, "deep", "eval")
        except SyntaxError:
            continue
    raise RecursionError("the compiler held")
