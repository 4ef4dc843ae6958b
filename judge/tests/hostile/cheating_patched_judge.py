# attacks: the judge's code inside the jail, by replacing every function of it
# allowed: wrong_answer, runtime_error, time_limit
import sys
import types


def answer(n):
    def right(*things, **more):
        return ["s", "right"]

    replaced = 0
    for name, module in list(sys.modules.items()):
        if name.startswith("judge") or name == "__main__":
            for key, value in list(vars(module).items()):
                if isinstance(value, types.FunctionType) and key in ("encode", "describe"):
                    setattr(module, key, right)
                    replaced += 1
    return f"wrong, with {replaced} replaced"
