# attacks: another submission, by memory that both can name
import ctypes

KEY, CREATE = 0x6C656674, 0o1600


def leave():
    ctypes.CDLL(None).shmget(KEY, 4096, CREATE)


def answer(n):
    return "held" if ctypes.CDLL(None).shmget(KEY, 0, 0) == -1 else "escaped"
