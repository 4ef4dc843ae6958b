# attacks: the kernel's memory, with queues and semaphores that outlive their process
# allowed: wrong_answer
# outside: escaped
import ctypes

IPC_CREAT, IPC_PRIVATE, IPC_RMID, O_CREAT, O_RDWR = 0o1000, 0, 0, 0o100, 2


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    semaphores = libc.semget(IPC_PRIVATE, 1, IPC_CREAT | 0o600)
    if semaphores != -1:
        libc.semctl(semaphores, 0, IPC_RMID)
        return "escaped by semaphores"
    if libc.mq_open(b"/milepost", O_CREAT | O_RDWR, 0o600, None) != -1:
        libc.mq_unlink(b"/milepost")
        return "escaped by a queue"
    return "held"
