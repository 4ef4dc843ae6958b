"""A worker's loop where the queue is in Redis: ids come out, and the rows say what is to be done.

Not rq's own worker: what that keeps in Redis beside the queue (who works on what, results, failures), the Submission
rows and their leases keep here, and they survive a Redis that does not.
"""

import logging
import signal
import sys
import time
from types import FrameType

import django_rq
from django.db import close_old_connections
from django_tasks_rq import Job as TaskJob
from redis.exceptions import RedisError
from rq.exceptions import DequeueTimeout
from rq.job import Job
from rq.queue import Queue
from rq.utils import as_text

log = logging.getLogger(__name__)

WAIT_SECONDS = 1
"""How long Redis is asked to wait for a task at a time. A task that comes is given out at once; this is how often put
off tasks are looked for, which are put off for whole seconds."""

PAUSE_SECONDS = 2.0
"""How long to leave Redis alone after it could not be reached."""


def is_reachable() -> bool:
    """Whether Redis answers."""
    try:
        return bool(django_rq.get_connection().ping())
    except RedisError:
        return False


class Worker:
    """Runs one task after the other. A first SIGTERM lets it finish the task at hand, a second one stops that too."""

    def __init__(self) -> None:
        self._queue = django_rq.get_queue("default", job_class=TaskJob)
        self._stopping = False

    def run(self, *, batch: bool = False) -> None:
        """Until told to stop; with `batch`, until nothing waits. Raises RedisError only in a batch."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told)
        while not self._stopping:
            close_old_connections()
            try:
                self._give_out_what_was_put_off()
                job = self._take(wait=not batch)
            except RedisError as reason:
                if batch:
                    raise
                log.warning("The queue cannot be reached: %s", reason)
                time.sleep(PAUSE_SECONDS)
                continue
            if job is not None:
                self._work_on(job)
            elif batch:
                break

    def _told(self, number: int, frame: FrameType | None) -> None:
        if self._stopping:
            sys.exit(1)
        self._stopping = True  # not at once even when it waits: a task may just be on its way out of Redis

    def _give_out_what_was_put_off(self) -> None:
        registry = self._queue.scheduled_job_registry
        for job_id in registry.get_jobs_to_schedule():
            if self._queue.connection.zrem(registry.key, job_id):  # else another worker was quicker
                self._queue.push_job_id(job_id)

    def _take(self, *, wait: bool) -> Job | None:
        """The next task, already gone from Redis: what a killed worker held, its lease in the database brings back."""
        try:
            found = Queue.lpop([self._queue.key], WAIT_SECONDS if wait else None, self._queue.connection)
        except DequeueTimeout:
            return None
        job = self._queue.fetch_job(as_text(found[1])) if found else None
        if job is not None:
            job.delete(remove_from_queue=False)
        return job

    def _work_on(self, job: Job) -> None:
        try:
            job.func.call(*job.args, **job.kwargs)
            log.info("Task %s%r state=SUCCESSFUL", job.func_name, tuple(job.args))
        except Exception:
            log.exception("Task %s%r failed", job.func_name, tuple(job.args))
