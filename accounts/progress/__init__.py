"""The only writer of progress. Each function is one use case and one transaction, and may be called twice.

Every act first locks the learner's profile (`Act.by`), so that two acts of one learner wait for each other and the
later one sees the earlier one's evidence; SQLite's immediate transactions do the same by themselves. Transitions are
conditional updates whose row count says whether they happened; an event is written for each that did.
"""

from accounts.progress.certificates import NotComplete, issue_certificate, withdraw_certificate
from accounts.progress.corrections import (
    correct_course_progress,
    correct_lesson_progress,
    correct_quiz_attempt,
    delete_record,
)
from accounts.progress.demo import is_demo, mark_demo
from accounts.progress.lessons import (
    accept_exercise,
    declare_known,
    mark_read,
    open_lesson,
    submit_quiz,
    withdraw_declaration,
)
from accounts.progress.many import declare_all_known
from accounts.progress.rejudging import corrections_to_tell, rejudge
from accounts.progress.reviews import record_review
from accounts.progress.submissions import (
    SubmissionRefused,
    judge_submission,
    keep_judged,
    requeue_expired,
    submit_solution,
)

__all__ = [
    "NotComplete",
    "SubmissionRefused",
    "accept_exercise",
    "correct_course_progress",
    "correct_lesson_progress",
    "correct_quiz_attempt",
    "corrections_to_tell",
    "declare_all_known",
    "declare_known",
    "delete_record",
    "is_demo",
    "issue_certificate",
    "judge_submission",
    "keep_judged",
    "mark_demo",
    "mark_read",
    "open_lesson",
    "record_review",
    "rejudge",
    "requeue_expired",
    "submit_quiz",
    "submit_solution",
    "withdraw_certificate",
    "withdraw_declaration",
]
