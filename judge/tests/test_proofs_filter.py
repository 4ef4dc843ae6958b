"""That the system call filter holds: each refused group, and each check of an argument, let through by itself.

Two programs cannot do harm even then, because the kernel or the machine lacks what they ask for; that the kernel was
asked at all, rather than the filter answering with EPERM, is their escape.
"""

from __future__ import annotations

import ctypes
import errno
import os
import socket
from collections.abc import Callable

import pytest

from judge.tests.calls import number_of
from judge.tests.host import Host
from judge.tests.proving import OTHERS_ASKED_ABOUT, Proof, assert_proven, unless_root, visited
from judge.tests.test_proofs_jail import CAPABLE, let_in
from judge.tests.throwaway import Workers


def elsewhere() -> str:
    """An obstacle: what is written for x86_64, the one machine that has two sets of system calls."""
    return "" if os.uname().machine == "x86_64" else "x86_64 alone has two sets of calls"


def without_vsock() -> str:
    """An obstacle: a kernel without sockets to the machine under it."""
    try:
        socket.socket(40, socket.SOCK_STREAM).close()
    except OSError as error:
        return f"this kernel refuses vsock to everybody: {error}"
    return ""


def without(call: str) -> Callable[[], str]:
    """An obstacle: a kernel that refuses the call to ordinary users, or has none."""

    def obstacle() -> str:
        child = os.fork()
        if child == 0:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setresuid(65534, 65534, 65534)
            libc = ctypes.CDLL(None, use_errno=True)
            libc.syscall(number_of(call), -1, 0, 0, 0, 0, 0)
            os._exit(ctypes.get_errno() in (errno.EPERM, errno.EACCES, errno.ENOSYS))
        refused = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return f"this kernel refuses {call} to ordinary users" if refused else ""

    return obstacle


PROCESSES = ("the process namespace", "the child's process namespace")
PROOFS = (
    Proof("filter: everything unnamed", "processes_priority"),
    Proof("filter: everything unnamed", "syscalls_namespaces"),
    Proof("filter: the architecture", "syscalls_old_gate", obstacle=elsewhere),
    Proof("filter: x32", "proofs/x32", also=("filter: everything unnamed",), obstacle=elsewhere),
    Proof("filter: clone", "processes_fork"),
    Proof("filter: clone for threads alone", "proofs/clone_process"),
    Proof("filter: clone without namespaces", "proofs/clone_namespaces", also=("filter: clone for threads alone",)),
    Proof("filter: clone with the same descriptors", "proofs/clone_descriptors", obstacle=elsewhere),
    Proof("filter: fork", "proofs/clone_old", obstacle=elsewhere),
    Proof("filter: clone3", "proofs/clone_new"),
    Proof("filter: programs", "proofs/program_other"),
    Proof("filter: signals", "proofs/process_signalled", also=("the child's process namespace",)),
    Proof(
        "filter: sockets",
        "network_connect",
        also=("the network namespace", "the child's network namespace"),
        evidence=visited,
    ),
    Proof("filter: sockets", "proofs/net_path_socket", given=let_in, evidence=visited),
    Proof("filter: sockets", "proofs/vsock", obstacle=without_vsock),
    Proof("filter: full sockets", "resources_memory_in_sockets"),
    Proof("filter: mounts", "syscalls_mount", also=("the child's lack of capabilities",)),
    Proof("filter: new mounts", "proofs/mount_new", also=("the child's lack of capabilities",)),
    Proof("filter: namespaces", "syscalls_namespaces"),
    Proof(
        "filter: tracing",
        "proofs/process_traced",
        also=("undumpable", "the child's process namespace"),
        neighbours=True,
    ),
    Proof("filter: keys", "proofs/keys_kept"),
    Proof("filter: shared memory", "proofs/memory_shared", also=("the child's ipc namespace",), neighbours=True),
    Proof("filter: message queues", "proofs/queue_of_messages", also=("limit: message queues",)),
    Proof("filter: processors", "processes_priority"),
    Proof(
        "filter: disks",
        "proofs/disk_priority",
        also=("the user namespace", "an ordinary user", "the child's lack of capabilities"),
        obstacle=unless_root,
    ),
    Proof("filter: files in memory", "proofs/program_in_memory"),
    Proof("filter: locks", "proofs/locks"),
    Proof("filter: the page cache", "files_page_cache"),
    Proof("filter: roots", "files_chroot", also=("the child's lack of capabilities", "the zygote's few capabilities")),
    Proof(
        "filter: special files",
        "proofs/folder_device",
        also=("the user namespace", "an ordinary user", *CAPABLE, "the working folder: nodev"),
        obstacle=unless_root,
    ),
    Proof(
        "filter: the host name",
        "proofs/name_shared",
        also=("the child's lack of capabilities", "the child's host name's namespace"),
        neighbours=True,
    ),
    Proof("filter: prctl", "proofs/dumpable_again"),
    Proof("filter: attributes", "proofs/attributes"),
    Proof("filter: the machine's state", "proofs/kernel_reached", number=number_of("sysinfo")),
    Proof(
        "filter: io_uring",
        "proofs/kernel_reached",
        number=number_of("io_uring_setup"),
        obstacle=without("io_uring_setup"),
    ),
    Proof(
        "filter: userfaultfd", "proofs/kernel_reached", number=number_of("userfaultfd"), obstacle=without("userfaultfd")
    ),
    Proof("filter: bpf", "proofs/kernel_reached", number=number_of("bpf"), obstacle=without("bpf")),
    Proof(
        "filter: perf",
        "proofs/kernel_reached",
        number=number_of("perf_event_open"),
        obstacle=without("perf_event_open"),
    ),
    Proof("filter: fcntl", "proofs/notices"),
    Proof("filter: ioctl", "proofs/devices_asked"),
    Proof("filter: prlimit", "proofs/process_limited", also=("the child's process namespace",), neighbours=True),
    Proof("filter: socketpair", "proofs/pairs"),
    Proof("filter: sendto", "proofs/net_letter", given=let_in, evidence=visited),
    Proof("filter: tgkill", "proofs/process_signalled_thread", also=("the child's process namespace",)),
    *(
        Proof(f"filter: {name}", program, also=PROCESSES, number=number_of(name))
        for program, names in OTHERS_ASKED_ABOUT
        for name in names
    ),
)


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: f"{proof.protection} holds {proof.program}")
def test_the_filter_holds_what_gets_out_without_it(proof: Proof, host: Host, workers: Workers) -> None:
    assert_proven(proof, host, workers)
