# attacks: the machine as a whole: restart, swap, modules, accounting
# allowed: wrong_answer
import ctypes
import errno
import os

# Each is called so that even with every right it would do nothing but complain in another way.
CALLS = {
    "reboot": {"x86_64": 169, "aarch64": 142},
    "swapoff": {"x86_64": 168, "aarch64": 225},
    "init_module": {"x86_64": 175, "aarch64": 105},
    "kexec_load": {"x86_64": 246, "aarch64": 104},
    "acct": {"x86_64": 163, "aarch64": 89},
    "syslog": {"x86_64": 103, "aarch64": 116},
}


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    machine = os.uname().machine
    for name, numbers in CALLS.items():
        ctypes.set_errno(0)
        failed = libc.syscall(numbers[machine], 3, 0, 0, 0)
        if failed != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS):
            return f"escaped by {name}"
    return "held"
