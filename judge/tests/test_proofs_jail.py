"""That each part of the jail holds something: without it, and without what else would hold it, a program gets out.

A protection of which nothing shows that it holds is not known to be there.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge.jail.interpreter import base_interpreter
from judge.tests.calls import number_of
from judge.tests.host import Host, open_host
from judge.tests.proving import Proof, assert_proven, left_outside, unless_root, visited
from judge.tests.throwaway import Jail, Workers


def let_in(jail: Jail, host: Host) -> Jail:
    """A folder of the host's is bound into the jail."""
    return jail.planned(binds=(*jail.plan.binds, (str(host.canary_file.parent), "/outside")))


def let_in_to_write(jail: Jail, host: Host) -> Jail:
    """The folder that everybody may write to is bound into the jail."""
    return jail.planned(binds=(*jail.plan.binds, (str(host.outside), "/outside")))


def let_in_but_covered(jail: Jail, host: Host) -> Jail:
    """A folder of the host's is bound into the jail, and shown empty."""
    return let_in(jail.planned(covers=(*jail.plan.covers, "/outside")), host)


def device_let_in(jail: Jail, host: Host) -> Jail:
    """A device file is bound into the jail."""
    return jail.planned(binds=(*jail.plan.binds, ("/dev/zero", "/device")))


def able_to_filter(jail: Jail, host: Host) -> Jail:
    """The child keeps the one capability without which, or no_new_privs, there is no filter and nothing is run."""
    return jail.for_child(capabilities=1 << 21)


def program_that_gains(jail: Jail, host: Host) -> Jail:
    """An interpreter that gives whoever runs it another capability is bound into the jail."""
    return able_to_filter(
        jail.planned(binds=(*jail.plan.binds, (str(host.canary_file.parent / "gains"), "/gains"))), host
    )


def slow_clock(jail: Jail, host: Host) -> Jail:
    """The wall clock stops a submission earlier than the kernel would."""
    return replace(jail, watched=replace(jail.watched, seconds=-0.5))


def nothing_grouped() -> str:
    """An obstacle: where every control group is the root of all, there is no name to be hidden."""
    rows = Path("/proc/self/cgroup").read_text().splitlines()
    return "" if any(row.split(":", 2)[2] != "/" for row in rows) else "these tests run in no control group"


def cores_go_elsewhere() -> str:
    """An obstacle: a machine whose cores are not left in the folder where the program was."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text()
    return "cores of this machine go elsewhere" if pattern.startswith(("|", "/")) else ""


# What root has built, nobody else writes to; an ordinary user's tree is his own.
BUILT_BY_ROOT = ("an ordinary user",) if os.geteuid() == 0 else ()
CAPABLE = ("the child's lack of capabilities", "the zygote's few capabilities")
RUNS = ("filter: programs", "filter: roots", "the zygote's few capabilities")
PROOFS = (
    Proof(
        "the user namespace",
        "proofs/disk_priority",
        also=("an ordinary user", "the child's lack of capabilities", "filter: disks"),
        obstacle=unless_root,
    ),
    Proof(
        "the process namespace",
        "proofs/process_asked",
        also=("the child's process namespace", "filter: getpgid"),
        number=number_of("getpgid"),
    ),
    Proof("the child's process namespace", "proofs/process_above"),
    Proof(
        "the child's process namespace",
        "proofs/process_asked",
        also=("the process namespace", "filter: getpgid"),
        number=number_of("getpgid"),
    ),
    Proof("the child's process namespace", "proofs/process_signalled", also=("filter: signals",)),
    Proof("the ipc namespace", "proofs/memory_of_host", also=("the child's ipc namespace", "filter: shared memory")),
    Proof("the child's ipc namespace", "proofs/memory_shared", also=("filter: shared memory",), neighbours=True),
    Proof(
        "the network namespace",
        "network_connect",
        also=("the child's network namespace", "filter: sockets"),
        evidence=visited,
    ),
    Proof(
        "the network namespace",
        "network_abstract_name",
        also=("the child's network namespace", "filter: sockets"),
        evidence=visited,
    ),
    Proof("the child's network namespace", "proofs/net_shared", also=("filter: sockets",), neighbours=True),
    Proof("the host name's namespace", "proofs/name_of_host"),
    Proof(
        "the child's host name's namespace",
        "proofs/name_shared",
        also=("the child's lack of capabilities", "filter: the host name"),
        neighbours=True,
    ),
    Proof(
        "the control group namespace",
        "proofs/group_of_host",
        also=("a root of its own",),
        obstacle=nothing_grouped,
    ),
    Proof("the child's mount namespace", "proofs/folder_shared", neighbours=True),
    Proof("a root of its own", "files_canary"),
    Proof("a root of its own", "files_other_roots"),
    Proof("binds: read-only", "proofs/bind_written", given=let_in_to_write, evidence=left_outside),
    Proof(
        "binds: nosuid",
        "proofs/bind_gains",
        also=("no new privileges", *RUNS),
        given=program_that_gains,
        obstacle=unless_root,
    ),
    Proof("binds: nodev", "proofs/bind_device", given=device_let_in),
    Proof("the tree: read-only", "proofs/root_shared", also=BUILT_BY_ROOT, neighbours=True),
    Proof("covers", "proofs/bind_uncovered", given=let_in_but_covered),
    Proof("the working folder: nosuid", "files_setuid"),
    Proof(
        "the working folder: nodev",
        "proofs/folder_device",
        also=("the user namespace", "an ordinary user", *CAPABLE, "filter: special files"),
        obstacle=unless_root,
    ),
    Proof("the working folder: noexec", "proofs/folder_code"),
    Proof("the working folder: size", "resources_memory_in_files"),
    Proof("the working folder: inodes", "resources_many_files"),
    Proof("limit: address space", "resources_memory_mapped"),
    Proof("limit: processor time", "proofs/limit_cpu", also=("the wall clock",), given=slow_clock),
    Proof("the wall clock", "proofs/limit_wall", given=slow_clock),
    Proof("the bound of output", "proofs/output_much"),
    Proof("limit: size of files", "resources_one_large_file"),
    Proof("limit: descriptors", "resources_descriptors"),
    Proof("limit: threads", "resources_threads"),
    Proof("an ordinary user", "resources_threads", obstacle=unless_root),
    Proof("limit: stack", "proofs/limit_stack"),
    Proof("limit: locked memory", "proofs/limit_locked_memory"),
    Proof("limit: signals", "resources_signals"),
    Proof("limit: message queues", "proofs/queue_of_messages", also=("filter: message queues",)),
    Proof(
        "limit: cores",
        "proofs/core_left",
        also=("undumpable", "binds: read-only"),
        given=let_in_to_write,
        evidence=left_outside,
        obstacle=cores_go_elsewhere,
    ),
    Proof(
        "undumpable",
        "proofs/core_left",
        also=("limit: cores", "binds: read-only"),
        given=let_in_to_write,
        evidence=left_outside,
        obstacle=cores_go_elsewhere,
    ),
    Proof(
        "undumpable",
        "proofs/process_traced",
        also=("filter: tracing", "the child's process namespace"),
        neighbours=True,
    ),
    Proof(
        "no new privileges",
        "proofs/bind_gains",
        also=("binds: nosuid", *RUNS),
        given=program_that_gains,
        obstacle=unless_root,
    ),
    Proof(
        "no new privileges",
        "proofs/root_by_running",
        also=("securebits", "an ordinary user inside", *RUNS),
        given=able_to_filter,
    ),
    Proof(
        "an ordinary user inside",
        "proofs/root_by_running",
        also=("securebits", "no new privileges", *RUNS),
        given=able_to_filter,
    ),
    Proof(
        "securebits",
        "proofs/root_by_running",
        also=("an ordinary user inside", "no new privileges", *RUNS),
        given=able_to_filter,
    ),
    Proof("the child's lack of capabilities", "syscalls_mount", also=("filter: mounts",)),
    Proof("the zygote's few capabilities", "files_chroot", also=("the child's lack of capabilities", "filter: roots")),
    Proof("the environment", "proofs/environment_in_memory"),
)


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with open_host() as host, a_program_that_gains(host), shared_memory_of_host(host):
        yield host


@contextlib.contextmanager
def a_program_that_gains(host: Host) -> Iterator[None]:
    """A copy of the interpreter with a capability on it, if this is root."""
    program = host.canary_file.parent / "gains"
    shutil.copy(base_interpreter().executable, program)
    program.chmod(0o755)
    if os.geteuid() == 0:
        # <linux/capability.h>: revision 2, in effect at once; CAP_SYS_CHROOT may be had, nothing is inherited.
        os.setxattr(program, "security.capability", struct.pack("<5I", 0x02000001, 1 << 18, 0, 0, 0))
    yield
    program.unlink()


@contextlib.contextmanager
def shared_memory_of_host(host: Host) -> Iterator[None]:
    """Memory that every process may read which sees it."""
    libc = ctypes.CDLL(None, use_errno=True)
    memory = libc.shmget(host.shared_key, 4096, 0o1000 | 0o644)
    assert memory != -1, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        libc.shmctl(memory, 0, None)


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: f"{proof.protection} holds {proof.program}")
def test_a_protection_holds_what_gets_out_without_it(proof: Proof, host: Host, workers: Workers) -> None:
    assert_proven(proof, host, workers)
