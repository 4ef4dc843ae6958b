"""Locks the last door of a submission's process behind it, as the last act before it hears of the learner's code."""

from __future__ import annotations

import resource
from typing import Any

from judge.inside import pipe
from judge.jail import linux

__all__ = ["lock_in"]


def lock_in(usual: linux.ReadyFilter) -> dict[str, Any]:
    """Put this process under the limits that the judge names in its first request, and under the filter; the request.

    The filter is the usual one, unless another is named.
    """
    request = pipe.next_request()
    for kind, limit in request["limits"]:
        resource.setrlimit(kind, (limit, limit))
    linux.set_dumpable(request["dumpable"])
    other = request["filter"]
    (linux.ReadyFilter.from_json(other) if other else usual).install()
    pipe.answer({"id": request["id"]})
    return request
