# attacks: the judge's time, with keys that it can only tell apart by comparing each with all others
# allowed: runtime_error, wrong_answer
import sys


def answer(n):
    return {number * sys.hash_info.modulus for number in range(2000)}
