# attacks: the judge's code inside the jail, by standing in for what it imports
# allowed: wrong_answer, runtime_error
import sys
import types


class Finder:
    def find_spec(self, name, path=None, target=None):
        raise SystemExit(0)


def answer(n):
    sys.meta_path.insert(0, Finder())
    for name in list(sys.modules):
        if name.startswith("judge") or name in ("os", "json", "struct"):
            sys.modules[name] = types.ModuleType(name)
    return "wrong"
