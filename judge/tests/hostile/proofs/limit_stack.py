# attacks: memory, with a stack that is deeper than any
import sys


class Node:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return repr(self.inner)


def answer(n):
    sys.setrecursionlimit(2**31 - 1)
    node = None
    for _ in range(40_000):
        node = Node(node)
    return "escaped" if repr(node) == "None" else "held"
