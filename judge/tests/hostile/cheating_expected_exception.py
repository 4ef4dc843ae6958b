# attacks: the comparison, with an exception that is named like everything
# allowed: runtime_error


def answer(n):
    names = ["right", "canary", "AssertionError", "Exception"]
    kind = Exception
    for name in names:
        kind = type(name, (kind,), {})
    raise kind("right")
