"""The system call filter, run by a small interpreter of the kernel's classic BPF, for both machines."""

from __future__ import annotations

import errno
import itertools
import struct

import pytest

from judge.jail.seccomp import MACHINES, RET_ALLOW, RET_ERRNO, RET_KILL_PROCESS, allowed, build_filter
from judge.jail.syscalls import X86_64
from judge.jail.walls import Wall

pytestmark = pytest.mark.walls(*Wall)

AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OWN, OTHER = 4711, 4712
EPERM = RET_ERRNO | errno.EPERM
CLONE_THREAD_FLAGS = 0x003D0F00  # what pthread_create asks for
CLONE_NEWUSER = 0x10000000


def verdict(program: bytes, number: int, arguments: tuple[int, ...] = (), audit: int = AUDIT["x86_64"]) -> int:
    """What the kernel would do with this call."""
    return walked(program, number, arguments, audit)[0]


def walked(
    program: bytes, number: int, arguments: tuple[int, ...] = (), audit: int = AUDIT["x86_64"]
) -> tuple[int, int]:
    """What the kernel would do with this call, and after how many instructions."""
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("<iIQ6Q", number, audit, 0, *padded)
    instructions = list(struct.iter_unpack("<HBBI", program))
    place, accumulator = 0, 0
    for steps in itertools.count(1):
        code, yes, no, value = instructions[place]
        place += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", data, value)
            case 0x05:
                place += value
            case 0x15:
                place += yes if accumulator == value else no
            case 0x35:
                place += yes if accumulator >= value else no
            case 0x45:
                place += yes if accumulator & value else no
            case 0x06:
                return int(value), steps
            case _:
                pytest.fail(f"unknown instruction {code:#x}")
    raise AssertionError("unreachable")


@pytest.fixture(params=sorted(MACHINES))
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def built(wall: Wall, machine: str) -> bytes:
    """The filter as the process OWN installs it."""
    template = build_filter(wall, machine)
    program = bytearray(template.program)
    for place in template.own:
        struct.pack_into("<I", program, place, OWN)
    return bytes(program)


def judged(wall: Wall, machine: str, name: str, *arguments: int) -> int:
    return verdict(built(wall, machine), MACHINES[machine].numbers[name], arguments, AUDIT[machine])


def test_every_allowed_call_is_allowed(wall: Wall, machine: str) -> None:
    for name in allowed(wall):
        if name in MACHINES[machine].numbers:
            assert judged(wall, machine, name) == RET_ALLOW, name


def test_behind_wall_b_paths_and_the_machines_name_are_refused(machine: str) -> None:
    alone = set(allowed(Wall.A)) - set(allowed(Wall.B))
    assert {"openat", "newfstatat", "unlinkat", "chdir", "uname"} < alone
    for name in alone & set(MACHINES[machine].numbers):
        assert judged(Wall.A, machine, name) == RET_ALLOW, name
        assert judged(Wall.B, machine, name) == EPERM, name


def test_every_number_that_no_rule_names_is_refused(wall: Wall, machine: str) -> None:
    program, named = built(wall, machine), set(MACHINES[machine].numbers.values())
    refused = [number for number in range(600) if number not in named]
    assert {verdict(program, number, audit=AUDIT[machine]) for number in refused} == {EPERM}


@pytest.mark.parametrize(
    "number",
    [41, 57, 58, 59, 62, 101, 105, 157, 161, 165, 166, 155, 272, 308, 310, 317, 319, 321, 322, 323, 425, 428, 442, 449],
)
def test_dangerous_calls_of_x86_64_are_refused(wall: Wall, number: int) -> None:
    """socket, fork, vfork, execve, kill, ptrace, setuid, prctl, chroot, mount, umount2, pivot_root, unshare, setns,
    process_vm_readv, seccomp, memfd_create, bpf, execveat, userfaultfd, io_uring_setup, open_tree, mount_setattr,
    futex_waitv."""
    assert verdict(built(wall, "x86_64"), number) == EPERM


def test_what_fills_memory_that_no_limit_counts_is_refused(wall: Wall, machine: str) -> None:
    """sendmsg can hide full sockets in sockets, setsockopt enlarges them; fadvise64 drops what all processes share."""
    numbers = {"x86_64": (46, 47, 54, 221), "aarch64": (211, 212, 208, 223)}[machine]
    assert [verdict(built(wall, machine), number, audit=AUDIT[machine]) for number in numbers] == [EPERM] * 4


def test_another_architectures_calls_kill(wall: Wall, machine: str) -> None:
    other = next(audit for name, audit in AUDIT.items() if name != machine)
    program = built(wall, machine)
    assert verdict(program, 0, audit=other) == RET_KILL_PROCESS
    assert verdict(program, 0, audit=0x40000003) == RET_KILL_PROCESS, "32 bit"


def test_the_x32_twin_of_every_call_kills(wall: Wall) -> None:
    program = built(wall, "x86_64")
    assert {verdict(program, number | 0x40000000) for number in X86_64.values()} == {RET_KILL_PROCESS}
    assert verdict(program, -1) == RET_KILL_PROCESS


def test_clone_makes_threads_and_nothing_else(wall: Wall, machine: str) -> None:
    assert judged(wall, machine, "clone", CLONE_THREAD_FLAGS) == RET_ALLOW
    assert judged(wall, machine, "clone", 17) == EPERM, "a process"
    assert judged(wall, machine, "clone", 0) == EPERM
    assert judged(wall, machine, "clone", CLONE_THREAD_FLAGS & ~0x400) == EPERM, "descriptors of its own"
    for bit in (0x80, *(1 << place for place in range(17, 32) if place in (17, 25, 26, 27, 28, 29, 30))):
        assert judged(wall, machine, "clone", CLONE_THREAD_FLAGS | bit) == EPERM, hex(bit)
    assert judged(wall, machine, "clone3") == RET_ERRNO | errno.ENOSYS


def test_limits_are_only_read(wall: Wall, machine: str) -> None:
    assert judged(wall, machine, "prlimit64", 0, 7, 0) == RET_ALLOW
    assert judged(wall, machine, "prlimit64", 0, 7, 1) == EPERM
    assert judged(wall, machine, "prlimit64", 0, 7, 1 << 32) == EPERM, "a pointer whose low word is null"
    assert judged(wall, machine, "prlimit64", OWN, 7, 0) == RET_ALLOW
    assert judged(wall, machine, "prlimit64", OTHER, 7, 0) == EPERM


@pytest.mark.parametrize("name", ["getpgid", "getsid", "sched_getaffinity"])
def test_nothing_is_told_about_another_process(wall: Wall, machine: str, name: str) -> None:
    asked = (0, OWN, OTHER, 1, 2**32 - 1)
    assert [judged(wall, machine, name, number) for number in asked] == [RET_ALLOW] * 2 + [EPERM] * 3


def test_nobodys_priority_is_told_but_the_processs_own(wall: Wall, machine: str) -> None:
    assert [judged(wall, machine, "getpriority", 0, number) for number in (0, OWN)] == [RET_ALLOW] * 2
    assert [judged(wall, machine, "getpriority", *asked) for asked in ((0, OTHER), (1, 0), (2, 0))] == [EPERM] * 3


def test_signals_go_to_the_process_itself_and_do_not_kill_it_from_outside(wall: Wall, machine: str) -> None:
    assert [judged(wall, machine, "tgkill", OWN, OTHER, signal) for signal in (2, 6, 15)] == [RET_ALLOW] * 3
    assert [judged(wall, machine, "tgkill", OWN, OWN, signal) for signal in (9, 19)] == [EPERM] * 2
    assert [judged(wall, machine, "tgkill", number, OWN, 15) for number in (OTHER, 0, 1, 2**32 - 1)] == [EPERM] * 4


@pytest.mark.parametrize("name", ["clock_gettime", "clock_getres", "clock_nanosleep"])
def test_clocks_are_the_machines_and_not_a_processs(wall: Wall, machine: str, name: str) -> None:
    assert [judged(wall, machine, name, clock) for clock in range(12)] == [RET_ALLOW] * 12
    for process in (0, OWN, OTHER):
        assert judged(wall, machine, name, (~process << 3 | 2) & 0xFFFFFFFF) == EPERM


def test_a_lock_has_no_owner_that_could_be_named(wall: Wall, machine: str) -> None:
    waiting_and_waking = (0, 1, 3, 4, 5, 9, 10, 128, 129, 137, 138, 9 | 256, 137 | 256)
    assert {judged(wall, machine, "futex", 0, command) for command in waiting_and_waking} == {RET_ALLOW}
    of_an_owner = (6, 7, 8, 11, 12, 13)
    assert {judged(wall, machine, "futex", 0, command | more) for command in of_an_owner for more in (0, 128, 256)} == {
        EPERM
    }


def test_words_go_to_the_other_end_of_a_pair_and_to_no_address(wall: Wall, machine: str) -> None:
    assert judged(wall, machine, "sendto", 5, 1, 9, 0, 0, 0) == RET_ALLOW
    assert [judged(wall, machine, "sendto", 5, 1, 9, 0, address, 16) for address in (1, 1 << 32)] == [EPERM] * 2


def test_socket_pairs_stay_in_the_family(wall: Wall, machine: str) -> None:
    assert judged(wall, machine, "socketpair", 1) == RET_ALLOW
    assert [judged(wall, machine, "socketpair", family) for family in (0, 2, 10, 16, 40)] == [EPERM] * 5


def test_only_harmless_questions_are_put_to_devices(wall: Wall, machine: str) -> None:
    assert judged(wall, machine, "ioctl", 0, 0x5401) == RET_ALLOW
    assert judged(wall, machine, "ioctl", 0, 0x5412) == EPERM, "TIOCSTI types for somebody else"


def test_locks_yes_leases_and_larger_pipes_no(wall: Wall, machine: str) -> None:
    assert [judged(wall, machine, "fcntl", 0, command) for command in (1, 2, 3, 4, 6, 1030)] == [RET_ALLOW] * 6
    assert [judged(wall, machine, "fcntl", 0, command) for command in (8, 10, 1024, 1026, 1031, 1033)] == [EPERM] * 6


def test_the_way_to_a_verdict_is_short(wall: Wall, machine: str) -> None:
    """The kernel walks it with every number when a filter is installed, which is part of each submission."""
    program = built(wall, machine)
    free = {MACHINES[machine].numbers[name] for name in allowed(wall) if name in MACHINES[machine].numbers}
    assert max(walked(program, number, audit=AUDIT[machine])[1] for number in free) < 20
    assert max(walked(program, number, audit=AUDIT[machine])[1] for number in range(1000)) < 40


def test_a_filter_fits_the_kernels_limit(wall: Wall, machine: str) -> None:
    assert len(built(wall, machine)) // 8 <= 4096


def test_an_unknown_machine_has_no_filter() -> None:
    with pytest.raises(LookupError):
        build_filter(Wall.A, "riscv64")
