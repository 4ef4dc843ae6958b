"""The tables of system calls as data: their numbers are the kernel's, and wall B's groups are free of paths."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from judge.jail.seccomp import MACHINES, allowed
from judge.jail.syscalls import ALLOWED, CHECKED, MISSING, NEEDS_NAMESPACES, UNSUPPORTED
from judge.jail.walls import Wall

# Both lie in linux-libc-dev on any machine; aarch64 takes the generic numbers as they are.
HEADERS = {
    "x86_64": ["/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "/usr/include/asm/unistd_64.h"],
    "aarch64": ["/usr/include/asm-generic/unistd.h"],
}
# Of the tables as they were when they last agreed with the headers. Whoever changes a table installs the headers, has
# the first test below say that the change is right, and puts the new fingerprint here.
FINGERPRINTS = {"x86_64": "be6bb7d94abc00d3", "aarch64": "52c836bebca2fb4b"}
DEFINITION = re.compile(r"#define __NR(3264)?_(\w+)\s+(?:(\d+)|__NR3264_(\w+))\s*$", re.MULTILINE)

TAKES_A_PATH = """
    open openat openat2 creat stat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat truncate
    rename renameat renameat2 mkdir mkdirat rmdir link linkat unlink unlinkat symlink symlinkat chmod fchmodat
    fchmodat2 chown lchown fchownat utime utimes utimensat futimesat chdir chroot statfs mknod mknodat execve
    execveat uselib acct swapon swapoff mount umount2 pivot_root quotactl setxattr lsetxattr getxattr lgetxattr
    listxattr llistxattr removexattr lremovexattr inotify_add_watch fanotify_mark name_to_handle_at
    open_by_handle_at mount_setattr open_tree move_mount fspick fsconfig mq_open mq_unlink bind connect sendmsg
    sendmmsg statmount
"""
REACHES_OTHERS = """
    kill tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_open pidfd_getfd pidfd_send_signal ptrace process_vm_readv
    process_vm_writev process_madvise process_mrelease kcmp setpriority sched_setaffinity sched_setparam
    sched_setscheduler sched_setattr sched_getparam sched_getscheduler sched_getattr sched_rr_get_interval setpgid
    get_robust_list migrate_pages move_pages ioprio_set ioprio_get perf_event_open shmget shmat shmctl semget
    semop semctl msgget msgsnd msgrcv msgctl mq_timedsend mq_timedreceive mq_notify add_key request_key keyctl
    userfaultfd io_uring_setup io_uring_enter io_uring_register io_setup memfd_create memfd_secret membarrier
    socket accept accept4 listen recvmsg recvmmsg setns unshare fork vfork waitid sysinfo syslog uname
    inotify_init inotify_init1 fanotify_init signalfd signalfd4 timer_create prctl seccomp bpf personality
    vmsplice splice tee
"""

DANGEROUS = {*TAKES_A_PATH.split(), *REACHES_OTHERS.split()}


def header_numbers(machine: str) -> dict[str, int] | None:
    """The kernel's own table, or None where its headers are not installed."""
    path = next((Path(name) for name in HEADERS[machine] if Path(name).is_file()), None)
    if path is None:
        return None
    found = DEFINITION.findall(path.read_text(encoding="utf-8"))
    both_sizes = {name: int(number) for prefix, name, number, _ in found if prefix and number}
    plain = {name: int(number) for prefix, name, number, _ in found if not prefix and number}
    return {**{name: both_sizes[other] for _, name, _, other in found if other in both_sizes}, **plain}


@pytest.fixture(params=sorted(MACHINES))
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_number_is_the_kernels(machine: str) -> None:
    table = MACHINES[machine].numbers
    headers = header_numbers(machine)
    if headers is not None:
        assert {name: headers.get(name) for name in table} == table
    written = " ".join(f"{name}={number}" for name, number in sorted(table.items()))
    assert hashlib.sha256(written.encode()).hexdigest()[:16] == FINGERPRINTS[machine]


def test_a_wrong_number_would_be_seen(machine: str) -> None:
    headers = header_numbers(machine)
    if headers is not None:
        assert len(headers) > 250
        assert (headers["newfstatat"], headers["fcntl"]) == {"x86_64": (262, 72), "aarch64": (79, 25)}[machine]


def test_the_tables_hold_what_the_rules_name_and_nothing_else() -> None:
    grouped = [name for group in ALLOWED.values() for name in group]
    named = {*grouped, *CHECKED, *MISSING, *UNSUPPORTED}
    assert {name for machine in MACHINES.values() for name in machine.numbers} == named
    assert len(grouped) == len(set(grouped))
    assert set(grouped).isdisjoint({*CHECKED, *MISSING, *UNSUPPORTED})


def test_no_number_stands_for_two_names(machine: str) -> None:
    table = MACHINES[machine].numbers
    assert len(set(table.values())) == len(table)


def test_wall_b_allows_what_wall_a_does_but_for_whole_groups() -> None:
    assert set(NEEDS_NAMESPACES) < set(ALLOWED)
    left_out = {name for group in NEEDS_NAMESPACES for name in ALLOWED[group]}
    assert set(allowed(Wall.A)) - set(allowed(Wall.B)) == left_out
    assert set(allowed(Wall.B)) < set(allowed(Wall.A))


def test_behind_wall_b_no_call_takes_a_path_or_reaches_another_process() -> None:
    wall_b = {*allowed(Wall.B), *CHECKED}
    assert wall_b & DANGEROUS == set()


def test_the_lists_of_what_is_dangerous_name_real_calls() -> None:
    known = [headers for machine in MACHINES if (headers := header_numbers(machine)) is not None]
    newer_than_some_headers = {"fchmodat2", "statmount"}
    if len(known) == len(MACHINES):
        names = {name for headers in known for name in headers} | newer_than_some_headers
        assert DANGEROUS - names == set()
