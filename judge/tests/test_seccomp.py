"""The system call filter, run by a small interpreter of the kernel's classic BPF, for both machines."""

from __future__ import annotations

import errno
import struct

import pytest

from judge.jail.seccomp import MACHINES, RET_ALLOW, RET_ERRNO, RET_KILL_PROCESS, build_filter
from judge.jail.syscalls import AARCH64, ALLOWED, X86_64

AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
EPERM = RET_ERRNO | errno.EPERM
CLONE_THREAD_FLAGS = 0x003D0F00  # what pthread_create asks for
CLONE_NEWUSER = 0x10000000


def verdict(program: bytes, number: int, arguments: tuple[int, ...] = (), audit: int = AUDIT["x86_64"]) -> int:
    """What the kernel would do with this call."""
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("<iIQ6Q", number, audit, 0, *padded)
    instructions = list(struct.iter_unpack("<HBBI", program))
    place, accumulator = 0, 0
    while True:
        code, yes, no, value = instructions[place]
        place += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", data, value)
            case 0x15:
                place += yes if accumulator == value else no
            case 0x35:
                place += yes if accumulator >= value else no
            case 0x45:
                place += yes if accumulator & value else no
            case 0x06:
                return int(value)
            case _:
                pytest.fail(f"unknown instruction {code:#x}")


@pytest.fixture(params=sorted(MACHINES))
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def judged(machine: str, name: str, *arguments: int) -> int:
    return verdict(build_filter(machine), MACHINES[machine].numbers[name], arguments, AUDIT[machine])


def test_every_allowed_call_is_allowed(machine: str) -> None:
    for group in ALLOWED.values():
        for name in group:
            if name in MACHINES[machine].numbers:
                assert judged(machine, name) == RET_ALLOW, name


def test_every_number_that_no_rule_names_is_refused(machine: str) -> None:
    program, named = build_filter(machine), set(MACHINES[machine].numbers.values())
    refused = [number for number in range(600) if number not in named]
    assert {verdict(program, number, audit=AUDIT[machine]) for number in refused} == {EPERM}


@pytest.mark.parametrize(
    "number",
    [41, 57, 58, 59, 62, 101, 105, 157, 161, 165, 166, 155, 272, 308, 310, 317, 319, 321, 322, 323, 425, 428, 442, 449],
)
def test_dangerous_calls_of_x86_64_are_refused(number: int) -> None:
    """socket, fork, vfork, execve, kill, ptrace, setuid, prctl, chroot, mount, umount2, pivot_root, unshare, setns,
    process_vm_readv, seccomp, memfd_create, bpf, execveat, userfaultfd, io_uring_setup, open_tree, mount_setattr,
    futex_waitv."""
    assert verdict(build_filter("x86_64"), number) == EPERM


def test_what_fills_memory_that_no_limit_counts_is_refused(machine: str) -> None:
    """sendmsg can hide full sockets in sockets, setsockopt enlarges them; fadvise64 drops what all processes share."""
    numbers = {"x86_64": (46, 47, 54, 221), "aarch64": (211, 212, 208, 223)}[machine]
    assert [verdict(build_filter(machine), number, audit=AUDIT[machine]) for number in numbers] == [EPERM] * 4


def test_another_architectures_calls_kill(machine: str) -> None:
    other = next(audit for name, audit in AUDIT.items() if name != machine)
    program = build_filter(machine)
    assert verdict(program, 0, audit=other) == RET_KILL_PROCESS
    assert verdict(program, 0, audit=0x40000003) == RET_KILL_PROCESS, "32 bit"


def test_the_x32_twin_of_every_call_kills() -> None:
    program = build_filter("x86_64")
    assert {verdict(program, number | 0x40000000) for number in X86_64.values()} == {RET_KILL_PROCESS}
    assert verdict(program, -1) == RET_KILL_PROCESS


def test_clone_makes_threads_and_nothing_else(machine: str) -> None:
    assert judged(machine, "clone", CLONE_THREAD_FLAGS) == RET_ALLOW
    assert judged(machine, "clone", 17) == EPERM, "a process"
    assert judged(machine, "clone", 0) == EPERM
    for bit in (0x80, *(1 << place for place in range(17, 32) if place in (17, 25, 26, 27, 28, 29, 30))):
        assert judged(machine, "clone", CLONE_THREAD_FLAGS | bit) == EPERM, hex(bit)
    assert judged(machine, "clone3") == RET_ERRNO | errno.ENOSYS


def test_limits_are_only_read(machine: str) -> None:
    assert judged(machine, "prlimit64", 0, 7, 0) == RET_ALLOW
    assert judged(machine, "prlimit64", 0, 7, 1) == EPERM
    assert judged(machine, "prlimit64", 0, 7, 1 << 32) == EPERM, "a pointer whose low word is null"


def test_socket_pairs_stay_in_the_family(machine: str) -> None:
    assert judged(machine, "socketpair", 1) == RET_ALLOW
    assert [judged(machine, "socketpair", family) for family in (0, 2, 10, 16, 40)] == [EPERM] * 5


def test_only_harmless_questions_are_put_to_devices(machine: str) -> None:
    assert judged(machine, "ioctl", 0, 0x5401) == RET_ALLOW
    assert judged(machine, "ioctl", 0, 0x5412) == EPERM, "TIOCSTI types for somebody else"


def test_locks_yes_leases_and_larger_pipes_no(machine: str) -> None:
    assert [judged(machine, "fcntl", 0, command) for command in (1, 2, 3, 4, 6, 1030)] == [RET_ALLOW] * 6
    assert [judged(machine, "fcntl", 0, command) for command in (8, 10, 1024, 1026, 1031, 1033)] == [EPERM] * 6


def test_a_filter_fits_the_kernels_limit(machine: str) -> None:
    assert len(build_filter(machine)) // 8 <= 4096


def test_tables_have_no_number_twice() -> None:
    for table in (X86_64, AARCH64):
        assert len(set(table.values())) == len(table)


def test_an_unknown_machine_has_no_filter() -> None:
    with pytest.raises(LookupError):
        build_filter("riscv64")
