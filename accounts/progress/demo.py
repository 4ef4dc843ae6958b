"""The mark of a learner who is none: whose history was told by a command, and whom a command may delete again."""

from django.contrib.auth.models import User

from accounts.models import LearningEvent
from accounts.progress.act import Act, Kind

_MARK = {"demo": True}


def mark_demo(user: User) -> None:
    """Say in the learner's history that it is made up."""
    with Act.by(user) as act:
        act.record(Kind.IMPORTED, data=_MARK)


def is_demo(user: User) -> bool:
    """Whether the history of this user begins with that mark, which nobody can give to themselves."""
    first = LearningEvent.objects.filter(user=user).first()
    return first is not None and first.kind == Kind.IMPORTED and first.data == _MARK
