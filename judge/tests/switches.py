"""How each protection of a jail is taken away, by editing the data that the jail is built from."""

from __future__ import annotations

import resource
from collections.abc import Callable, Collection
from dataclasses import replace

from judge.jail import linux
from judge.jail.syscalls import ALLOWED
from judge.tests.host import Host
from judge.tests.throwaway import Jail

__all__ = ["OFF", "Edit", "taken_away"]

Edit = Callable[[Jail, Host], Jail]

_SYS_ADMIN, _SYS_CHROOT, _MKNOD = 1 << 21, 1 << 18, 1 << 27
_FAR = "/mnt"
# How many descriptors the two are given; what is above is what they close.
_LAUNCHERS, _CHILDS = 6, 5
_UNBOUNDED = resource.RLIM_INFINITY


def _outer(namespace: int) -> Edit:
    return lambda jail, _: jail.planned(namespaces=jail.plan.namespaces & ~namespace)


def _own(namespace: int) -> Edit:
    return lambda jail, _: jail.for_child(namespaces=jail.plan.child.namespaces & ~namespace)


def _letting(*calls: str) -> Edit:
    return lambda jail, _: jail.letting(*calls)


def _cut(check: str) -> Edit:
    return lambda jail, _: replace(jail, cuts=jail.cuts | {check})


def _limit(kind: int, limit: int = _UNBOUNDED) -> Edit:
    return lambda jail, _: jail.limited(kind, limit)


def _bind_without(flag: int) -> Edit:
    return lambda jail, _: jail.planned(bind_flags=jail.plan.bind_flags & ~flag)


def _work_without(flag: int) -> Edit:
    return lambda jail, _: jail.for_child(work_flags=jail.plan.child.work_flags & ~flag)


def _work_option(name: str, value: str) -> Edit:
    def edit(jail: Jail, host: Host) -> Jail:
        options = [option for option in jail.plan.child.work_options.split(",") if not option.startswith(f"{name}=")]
        return jail.for_child(work_options=",".join([*options, f"{name}={value}"]))

    return edit


def _no_root_of_its_own(jail: Jail, host: Host) -> Jail:
    """The tree is built, and the interpreter in it is run, but the machine's own root stays where it was."""
    executable, *words = jail.plan.command
    moved = [_FAR + word if word == jail.plan.bundle else word for word in words]
    places = {name: _FAR + jail.plan.environment[name] for name in ("LD_LIBRARY_PATH", "PYTHONHOME")}
    environment = {**jail.plan.environment, **places}
    return jail.planned(is_rooted=False, tree=_FAR, command=(_FAR + executable, *moved), environment=environment)


def _environment_inherited(jail: Jail, host: Host) -> Jail:
    return jail.planned(environment={**jail.plan.environment, "CANARY": host.canary})


OFF: dict[str, Edit] = {
    "the user namespace": _outer(linux.CLONE_NEWUSER),
    "the mount namespace": _outer(linux.CLONE_NEWNS),
    "the process namespace": _outer(linux.CLONE_NEWPID),
    "the ipc namespace": _outer(linux.CLONE_NEWIPC),
    "the network namespace": _outer(linux.CLONE_NEWNET),
    "the host name's namespace": _outer(linux.CLONE_NEWUTS),
    "the control group namespace": _outer(linux.CLONE_NEWCGROUP),
    "the child's mount namespace": _own(linux.CLONE_NEWNS),
    "the child's process namespace": _own(linux.CLONE_NEWPID),
    "the child's ipc namespace": _own(linux.CLONE_NEWIPC),
    "the child's network namespace": _own(linux.CLONE_NEWNET),
    "the child's host name's namespace": _own(linux.CLONE_NEWUTS),
    "a root of its own": _no_root_of_its_own,
    "binds: read-only": _bind_without(linux.MS_RDONLY),
    "binds: nosuid": _bind_without(linux.MS_NOSUID),
    "binds: nodev": _bind_without(linux.MS_NODEV),
    "the tree: read-only": lambda jail, _: jail.planned(tree_flags=jail.plan.tree_flags & ~linux.MS_RDONLY),
    "covers": lambda jail, _: jail.planned(covers=()),
    "the working folder: nosuid": _work_without(linux.MS_NOSUID),
    "the working folder: nodev": _work_without(linux.MS_NODEV),
    "the working folder: noexec": _work_without(linux.MS_NOEXEC),
    "the working folder: size": _work_option("size", "1g"),
    "the working folder: inodes": _work_option("nr_inodes", "100k"),
    "limit: address space": _limit(resource.RLIMIT_AS),
    "limit: processor time": _limit(resource.RLIMIT_CPU),
    "limit: size of files": _limit(resource.RLIMIT_FSIZE),
    "limit: descriptors": _limit(resource.RLIMIT_NOFILE, 1024),
    "limit: threads": _limit(resource.RLIMIT_NPROC, 10_000),
    "limit: stack": _limit(resource.RLIMIT_STACK, 64 << 20),
    "limit: locked memory": _limit(resource.RLIMIT_MEMLOCK, 1 << 20),
    "limit: signals": _limit(resource.RLIMIT_SIGPENDING, 10_000),
    "limit: message queues": _limit(resource.RLIMIT_MSGQUEUE, 800_000),
    "limit: cores": _limit(resource.RLIMIT_CORE),
    "undumpable": lambda jail, _: replace(jail, dumpable=1),
    "the wall clock": lambda jail, _: replace(jail, watched=replace(jail.watched, seconds=60.0)),
    "the bound of output": lambda jail, _: replace(jail, watched=replace(jail.watched, output_kb=1 << 20)),
    "an ordinary user": lambda jail, _: jail.planned(drops_root=False),
    "an ordinary user inside": lambda jail, _: jail.planned(uid_inside=0),
    "no new privileges": lambda jail, _: jail.planned(no_new_privileges=False),
    "securebits": lambda jail, _: jail.planned(securebits=0),
    "the zygote's few capabilities": lambda jail, _: jail.planned(capabilities=_SYS_ADMIN | _SYS_CHROOT | _MKNOD),
    "the child's lack of capabilities": lambda jail, _: jail.for_child(capabilities=jail.plan.capabilities),
    "the environment": _environment_inherited,
    "descriptors closed by the launcher": lambda jail, _: jail.planned(descriptors=_LAUNCHERS),
    "descriptors closed by the zygote": lambda jail, _: jail.for_child(descriptors=_CHILDS),
    "filter: everything unnamed": _cut("default"),
    "filter: the architecture": _cut("architecture"),
    "filter: x32": _cut("x32"),
    "filter: clone for threads alone": _cut("clone: threads"),
    "filter: clone without namespaces": _cut("clone: namespaces"),
    "filter: clone with the same descriptors": _cut("clone: descriptors"),
    "filter: clone": _letting("clone"),
    "filter: fork": _letting("fork", "vfork"),
    "filter: clone3": _letting("clone3"),
    "filter: programs": _letting("execve", "execveat", "arch_prctl"),
    "filter: signals": _letting("kill"),
    "filter: sockets": _letting("socket", "connect", "bind", "listen", "setsockopt"),
    "filter: full sockets": _letting("sendmsg", "setsockopt"),
    "filter: mounts": _letting("mount", "umount2"),
    "filter: new mounts": _letting("open_tree", "fsopen"),
    "filter: namespaces": _letting("unshare", "setns"),
    "filter: tracing": _letting("ptrace", "process_vm_readv"),
    "filter: keys": _letting("add_key", "keyctl"),
    "filter: shared memory": _letting("shmget", "shmat", "shmctl"),
    "filter: message queues": _letting("mq_open", "mq_unlink"),
    "filter: processors": _letting("sched_setaffinity"),
    "filter: disks": _letting("ioprio_set"),
    "filter: files in memory": _letting("memfd_create"),
    "filter: locks": _letting("flock"),
    "filter: the page cache": _letting("fadvise64"),
    "filter: roots": _letting("chroot"),
    "filter: special files": _letting("mknodat"),
    "filter: the host name": _letting("sethostname"),
    "filter: prctl": _letting("prctl"),
    "filter: attributes": _letting("setxattr"),
    "filter: the machine's state": _letting("sysinfo"),
    "filter: io_uring": _letting("io_uring_setup"),
    "filter: userfaultfd": _letting("userfaultfd"),
    "filter: bpf": _letting("bpf"),
    "filter: perf": _letting("perf_event_open"),
    "filter: fcntl": _letting("fcntl"),
    "filter: ioctl": _letting("ioctl"),
    "filter: prlimit": _letting("prlimit64"),
    "filter: socketpair": _letting("socketpair"),
    "filter: sendto": _letting("sendto"),
    "filter: tgkill": _letting("tgkill"),
    "filter: getpgid": _letting("getpgid"),
    "filter: getsid": _letting("getsid"),
    "filter: getpriority": _letting("getpriority"),
    "filter: sched_getaffinity": _letting("sched_getaffinity"),
    "filter: clock_gettime": _letting("clock_gettime"),
    "filter: clock_getres": _letting("clock_getres"),
    "filter: clock_nanosleep": _letting("clock_nanosleep"),
    "filter: futex": _letting("futex"),
    "filter: paths": _letting(*ALLOWED["paths"]),
    "filter: the kernel's name of the machine": _letting(*ALLOWED["host name"]),
    "limit: threads, counted by the zygote": lambda jail, _: jail.for_child(threads=10_000),
}


def taken_away(names: Collection[str], jail: Jail, host: Host) -> Jail:
    """The jail without these protections. What a child keeps depends on what there is to keep, so it comes last."""
    for name in sorted(names, key=lambda name: name.startswith("the child's lack")):
        jail = OFF[name](jail, host)
    return jail
