# attacks: memory that outlives its process
# allowed: wrong_answer
# outside: escaped
import ctypes

IPC_CREAT, IPC_RMID = 0o1000, 0


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    memory = libc.shmget(0x6D696C65, 4096, IPC_CREAT | 0o666)
    queue = libc.msgget(0x6D696C65, IPC_CREAT | 0o666)
    if memory == -1 and queue == -1:
        return "held"
    if memory != -1:
        libc.shmctl(memory, IPC_RMID, None)
    if queue != -1:
        libc.msgctl(queue, IPC_RMID, None)
    return "escaped"
