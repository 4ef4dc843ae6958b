# attacks: the clock, inside C code that never looks at signals
# allowed: time_limit
import re


def answer(n):
    return re.fullmatch(r"(a|aa)+b", "a" * 5000) is None
