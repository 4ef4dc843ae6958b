"""What the task engine carries: ids. The rows are the truth, so a task that is lost or run twice changes nothing."""

import django

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef]  # the branch that Django 5.2 takes

from courses.log_context import about


@task()
def judge(submission_id: int) -> None:
    """Judge this submission, unless another worker holds it or has finished it."""
    from accounts.progress import judge_submission  # that module enqueues this task

    with about(submission=submission_id):
        judge_submission(submission_id)
