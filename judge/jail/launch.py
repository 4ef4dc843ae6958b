"""The process that builds a worker's jail, starts the zygote in it and watches over it. Run bare.

In: the plan and its descriptors, marshalled, on stdin. Out: `failed ERRNO MESSAGE` on the status descriptor if the jail
cannot be built. When the lifeline's other end is closed, by will or by the death of the process that holds it, the jail
and everything in it is killed.

Whoever is root drops it. Root may enter folders that others may not, and the interpreter may lie in one: so root first
builds the tree, in a mount namespace of its own, then takes an unprivileged uid, and only then makes the user
namespace. An ordinary user makes the user namespace first and builds the tree as its owner.
"""

# pathlib is slow to import.
# ruff: noqa: PTH102, PTH103, PTH112, PTH120, PTH123

from __future__ import annotations

import marshal
import os
import pwd
import select
import signal
import sys

from judge.jail import linux

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without the time that importing typing takes
if TYPE_CHECKING:
    from typing import Any, NoReturn

_TREE_OPTIONS = "size=2m,nr_inodes=512,mode=755"
_QUIET = linux.MS_NOSUID | linux.MS_NODEV
# systemd's table of uids ("Users, Groups, UIDs and GIDs on systemd Systems") leaves this range to nobody.
_UNUSED_UIDS = range(60578, 61184)

_CONTROL, _STATUS, _LIFELINE, _BUNDLE = 3, 4, 5, 6
_NUMBERS = {"control": _CONTROL, "status": _STATUS, "lifeline": _LIFELINE, "bundle": _BUNDLE}
_HIGH = 512


def main() -> None:
    """Carry out the plan; returns when the jail is gone."""
    os.umask(0o022)
    order = marshal.load(sys.stdin.buffer)  # noqa: S302 - from the process that started this one
    _arrange(order["descriptors"], order["plan"]["descriptors"])
    alive, ours = os.pipe()
    try:
        build(order["plan"])
        child = os.fork()
        if child == 0:
            os.close(ours)
            enter(order["plan"], alive)
    except OSError as error:
        _fail(error)
    os.close(_CONTROL)
    watch(child)


def build(plan: dict[str, Any]) -> None:
    """Put this process into the jail: new namespaces, new root, no privilege that anything outside would heed."""
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY)
    if os.geteuid() == 0 and _own_mounts():
        _build_tree(plan)
        _drop_root(plan)
        _unshare_everything(plan, proc)
    else:
        _drop_root(plan)
        _unshare_everything(plan, proc)
        linux.mount(None, "/", None, linux.MS_REC | linux.MS_PRIVATE)
        _build_tree(plan)
    os.close(proc)
    if plan["is_rooted"]:
        # A mount made before the last user namespace is locked in place; bound to itself it can become the root.
        linux.mount(plan["tree"], plan["tree"], None, linux.MS_BIND | linux.MS_REC)
        linux.enter_root(plan["tree"])
    if plan["namespaces"] & linux.CLONE_NEWUTS:
        linux.set_host_name("judge")
    if plan["no_new_privileges"]:
        linux.forbid_new_privileges()


def enter(plan: dict[str, Any], alive: int) -> None:
    """As the first process of the jail: shed nearly everything and become the zygote. Never returns.

    `alive` is a pipe that ends with the parent.
    """
    try:
        os.setsid()
        linux.keep_capabilities(plan["capabilities"], plan["securebits"])
        linux.die_with_parent(signal.SIGKILL)
        if select.select([alive], [], [], 0)[0]:
            os._exit(1)  # the parent went before it could take the child with it
        os.execve(plan["command"][0], plan["command"], plan["environment"])  # noqa: S606 - a shell is the last thing wanted
    except OSError as error:
        _fail(error)


def watch(child: int) -> None:
    """Wait for the jail's first process, and kill it when the lifeline ends."""
    handle = os.pidfd_open(child)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.register(_LIFELINE, select.POLLIN)
    if any(descriptor == _LIFELINE for descriptor, _ in poll.poll()):
        signal.pidfd_send_signal(handle, signal.SIGKILL)
    os.waitpid(child, 0)


def _arrange(descriptors: dict[str, int], end: int) -> None:
    """Give each descriptor its fixed number, by way of high ones so that none is lost; only one survives an exec.

    All others below `end` are closed.
    """
    for name, number in _NUMBERS.items():
        os.dup2(descriptors[name], _HIGH + number)
    for number in _NUMBERS.values():
        os.dup2(_HIGH + number, number, inheritable=number == _CONTROL)
    os.closerange(max(_NUMBERS.values()) + 1, end)


def _own_mounts() -> bool:
    """Take a mount namespace of one's own, as root; False in a container whose root may not."""
    try:
        linux.unshare(linux.CLONE_NEWNS)
    except PermissionError:
        return False
    linux.mount(None, "/", None, linux.MS_REC | linux.MS_PRIVATE)
    return True


def _drop_root(plan: dict[str, Any]) -> None:
    """Whoever is root becomes a user that nobody is: limits on processes do not hold for root."""
    if os.geteuid() != 0 or not plan["drops_root"]:
        return
    uid = next(uid for uid in _UNUSED_UIDS if not _is_known(uid))
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    linux.allow_own_proc_files()


def _is_known(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _unshare_everything(plan: dict[str, Any], proc: int) -> None:
    uid, gid, inside = os.getuid(), os.getgid(), plan["uid_inside"]
    linux.unshare(plan["namespaces"])
    if not plan["namespaces"] & linux.CLONE_NEWUSER:
        return
    maps = {"setgroups": "deny", "uid_map": f"{inside} {uid} 1", "gid_map": f"{inside} {gid} 1"}
    for name, text in maps.items():
        file = os.open(f"self/{name}", os.O_WRONLY, dir_fd=proc)
        os.write(file, text.encode())
        os.close(file)


def _build_tree(plan: dict[str, Any]) -> None:
    tree = plan["tree"]
    linux.mount("tmpfs", tree, "tmpfs", _QUIET, _TREE_OPTIONS)
    for source, place in plan["binds"]:
        _bind(source, tree + place, plan["bind_flags"])
    with open(tree + plan["bundle"], "wb") as copy:
        # Not read(): other launchers share this descriptor's place in the file.
        copy.write(os.pread(_BUNDLE, os.fstat(_BUNDLE).st_size, 0))
    for place in plan["covers"]:
        linux.mount("tmpfs", tree + place, "tmpfs", _QUIET | linux.MS_NOEXEC | linux.MS_RDONLY, "size=4k,nr_inodes=2")
    os.mkdir(tree + plan["work_folder"])
    linux.mount(None, tree, None, linux.MS_REMOUNT | linux.MS_BIND | plan["tree_flags"])


def _bind(source: str, target: str, flags: int) -> None:
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o444))
    linux.mount(source, target, None, linux.MS_BIND)
    # What the source's own mount forbids cannot be taken back by a user namespace's owner, so it is kept.
    kept = os.statvfs(target).f_flag & (linux.MS_NOEXEC | _QUIET)
    linux.mount(None, target, None, linux.MS_REMOUNT | linux.MS_BIND | flags | kept)


def _fail(error: OSError) -> NoReturn:
    os.write(_STATUS, f"failed {error.errno} {error.strerror}\n".encode())
    os._exit(1)
