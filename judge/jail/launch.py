"""The process that builds a worker's jail and leaves the zygote in it, as a child of whoever started it. Run bare.

In: the plan and its descriptors, marshalled, on stdin. Out, on the status descriptor: `made PID`, the zygote's, or
`failed ERRNO MESSAGE` if the jail cannot be built. Then this process ends: as long as the jail stood it would take as
much memory as the zygote does.

Whoever is root drops it. Root may enter folders that others may not, and the interpreter may lie in one: so root first
builds the tree, in a mount namespace of its own, then takes an unprivileged uid, and only then makes the user
namespace. An ordinary user makes the user namespace first and builds the tree as its owner.

Wall B's jail has neither namespaces nor a tree. There this process itself becomes the zygote, and first imports all
that submissions may come to need.
"""

# pathlib is slow to import.
# ruff: noqa: PTH102, PTH103, PTH112, PTH120, PTH123

from __future__ import annotations

import fcntl
import marshal
import os
import sys

from judge.jail import linux

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without the time that importing typing takes
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

_TREE_OPTIONS = "size=2m,nr_inodes=512,mode=755"
_QUIET = linux.MS_NOSUID | linux.MS_NODEV
_CONTROL, _STATUS, _BUNDLE = 3, 4, 5
_NUMBERS = {"control": _CONTROL, "status": _STATUS, "bundle": _BUNDLE}


def main() -> None:
    """Carry out the plan; returns when the zygote is on its own, or at its end."""
    os.umask(0o022)
    order = marshal.load(sys.stdin.buffer)  # noqa: S302 - from the process that started this one
    plan, uid = order["plan"], order["uid"]
    serve = None if plan["command"] else _become_warm()
    _arrange(order["descriptors"], plan["descriptors"])
    try:
        build(plan, uid)
        if serve is not None:
            serve(plan)
        elif (zygote := linux.fork_sibling()) == 0:
            _become_zygote(plan)
        else:
            os.write(_STATUS, f"made {zygote}\n".encode())
    except OSError as error:
        _fail(error)


def build(plan: dict[str, Any], uid: int) -> None:
    """Put this process into the jail: new namespaces, new root, no privilege that anything outside would heed.

    Whoever is root becomes the user `uid`.
    """
    if plan["wall"] == "B":
        _drop_root(plan, uid)
    else:
        _move_out(plan, uid)
    if plan["is_rooted"]:
        # A mount made before the last user namespace is locked in place; bound to itself it can become the root.
        linux.mount(plan["tree"], plan["tree"], None, linux.MS_BIND | linux.MS_REC)
        linux.enter_root(plan["tree"])
    if plan["namespaces"] & linux.CLONE_NEWUTS:
        linux.set_host_name("judge")
    if plan["no_new_privileges"]:
        linux.forbid_new_privileges()


def _become_zygote(plan: dict[str, Any]) -> None:
    """As the first process of the jail: shed nearly everything and run the plan's command."""
    try:
        os.setpgid(0, 0)
        linux.keep_capabilities(plan["capabilities"], plan["securebits"])
        os.execve(plan["command"][0], plan["command"], plan["environment"])  # noqa: S606 - a shell is the last thing wanted
    except OSError as error:
        _fail(error)


def _become_warm() -> Callable[[dict[str, Any]], None]:
    """Import all that submissions may, while it can be read; what comes back serves them."""
    from judge.inside import library, rehearsal, zygote

    zygote.warm_up()
    library.load()
    library.close()
    runner = rehearsal.rehearsed_runner()

    def serve(plan: dict[str, Any]) -> None:
        os.setpgid(0, 0)
        linux.drop_capabilities(plan["capabilities"])
        os.close(_BUNDLE)
        zygote.serve(plan["child"], runner)

    return serve


def _arrange(descriptors: dict[str, int], end: int) -> None:
    """Give each descriptor its fixed number, by way of other ones so that none is lost; only one survives an exec.

    The old ones are closed, and all others below `end`.
    """
    first_free = max(_NUMBERS.values()) + 1
    moved = {_NUMBERS[name]: fcntl.fcntl(old, fcntl.F_DUPFD_CLOEXEC, first_free) for name, old in descriptors.items()}
    for old in descriptors.values():
        os.close(old)
    for number, descriptor in moved.items():
        os.dup2(descriptor, number, inheritable=number == _CONTROL)
        os.close(descriptor)
    os.closerange(first_free, end)


def _move_out(plan: dict[str, Any], uid: int) -> None:
    """Leave the machine: namespaces and a tree of one's own."""
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY)
    if os.geteuid() == 0 and _own_mounts():
        _build_tree(plan)
        _drop_root(plan, uid)
        _unshare_everything(plan, proc)
    else:
        _drop_root(plan, uid)
        _unshare_everything(plan, proc)
        linux.mount(None, "/", None, linux.MS_REC | linux.MS_PRIVATE)
        _build_tree(plan)
    os.close(proc)


def _own_mounts() -> bool:
    """Take a mount namespace of one's own, as root; False in a container whose root may not."""
    try:
        linux.unshare(linux.CLONE_NEWNS)
    except PermissionError:
        return False
    linux.mount(None, "/", None, linux.MS_REC | linux.MS_PRIVATE)
    return True


def _drop_root(plan: dict[str, Any], uid: int) -> None:
    """Whoever is root becomes the user `uid`, whom nobody is: limits on processes do not hold for root."""
    if os.geteuid() != 0 or not plan["drops_root"]:
        return
    try:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    except OSError as error:
        raise OSError(error.errno, f"dropping root: {error.strerror}") from error
    linux.allow_own_proc_files()


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
