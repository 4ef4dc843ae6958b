"""The queue of tasks in Redis."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage
from django_tasks.backends.base import BaseTaskBackend
from django_tasks_rq import RQBackend


class RedisQueue(RQBackend):
    """django-tasks-rq without the app django_rq, which brings pages for the administration and nothing else."""

    def check(self, **kwargs: Any) -> Iterable[CheckMessage]:
        """What every engine is asked for."""
        yield from BaseTaskBackend.check(self, **kwargs)
