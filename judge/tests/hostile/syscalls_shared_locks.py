# attacks: everybody who opens the same library, with leases and locks on it
# allowed: wrong_answer
# behind B: runtime_error
# outside: escaped
import fcntl
import os
import string


def answer(n):
    got = []
    with open(string.__file__) as file:
        for name, attempt in (
            ("lock", lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)),
            ("lease", lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)),
            ("notice", lambda: fcntl.fcntl(os.open("/", os.O_RDONLY), fcntl.F_NOTIFY, fcntl.DN_CREATE)),
        ):
            try:
                attempt()
                got.append(name)
            except OSError:
                pass
    return "escaped" if got else "held"
