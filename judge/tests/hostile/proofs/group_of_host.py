# attacks: the names of the machine's control groups, which tell what else runs there
def answer(n):
    try:
        with open("/proc/self/cgroup") as file:
            rows = file.read().splitlines()
    except OSError:
        return "held"
    return "escaped" if any(row.split(":", 2)[2] != "/" for row in rows) else "held"
