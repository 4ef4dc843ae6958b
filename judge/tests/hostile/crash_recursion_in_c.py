# attacks: the interpreter's stack, with its own guard taken away
# allowed: runtime_error, memory_limit
import sys


class Node:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return repr(self.inner)


def answer(n):
    sys.setrecursionlimit(2**31 - 1)
    node = None
    for _ in range(100_000):
        node = Node(node)
    return repr(node)
