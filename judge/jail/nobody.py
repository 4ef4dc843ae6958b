"""Who the judge becomes when it is started by root: a user that the machine has no name for."""

from __future__ import annotations

import functools
import pwd

__all__ = ["unused_uid"]

# systemd's table of uids ("Users, Groups, UIDs and GIDs on systemd Systems") leaves this range to nobody.
_UNUSED_UIDS = range(60578, 61184)


@functools.cache
def unused_uid() -> int:
    """The number of a user that there is not.

    Looked up here, because a jail without namespaces is a fork of whoever looks, and the list of users would be left in
    its memory.
    """
    return next(uid for uid in _UNUSED_UIDS if not _is_known(uid))


def _is_known(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True
