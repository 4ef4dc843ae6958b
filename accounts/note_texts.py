"""What a note begins with: a passage of a lesson, or code that was handed in and what came of it."""

import re

from django.utils.translation import gettext as _

from accounts.models import NOTE_MAX_CHARACTERS
from exercises.models import Submission
from exercises.verdicts import say

ROOM = 1_000
"""Characters of a note that are left to be written when code is very long."""


def quoted(text: str) -> str:
    """The text as a quotation of Markdown, with room below it."""
    return "".join(f"> {line}\n" for line in text.strip().splitlines()) + "\n"


def fenced(text: str) -> str:
    """The text as Python between fences that it does not end itself."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}python\n{text.rstrip()}\n{fence}\n\n"


def title_of(submission: Submission) -> str:
    """The exercise and how it went."""
    return f"{submission.exercise.title}: {submission.get_result_display()}"


def about(submission: Submission) -> str:
    """What the verdict said, the error if there was one, and the code."""
    said = say(submission)
    sentences = [f"{said.title}.", said.text, said.feedback]
    text = quoted(" ".join(sentence for sentence in sentences if sentence))
    failure = said.report.failure if said.report else None
    if failure is not None:
        text += quoted(": ".join(part for part in (failure.type, failure.message) if part))
    for name, code in submission.files.items():
        heading = f"{name}\n\n" if len(submission.files) > 1 else ""
        text += heading + fenced(code)
    if len(text) > NOTE_MAX_CHARACTERS - ROOM:
        return text[: NOTE_MAX_CHARACTERS - ROOM] + "\n" + _("(The rest of the code is on the submission’s page.)")
    return text
