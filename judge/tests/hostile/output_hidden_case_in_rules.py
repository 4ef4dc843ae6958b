# attacks: the hidden cases, by an exception that leaves while the source is loaded again
# allowed: wrong_answer, runtime_error
import sys

kept = getattr(sys, "kept", None)
if kept is not None:
    raise RuntimeError(kept)


def answer(n):
    sys.kept = n
    return "right" if n == 1 else n
