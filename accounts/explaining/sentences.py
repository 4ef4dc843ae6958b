"""Sentences about numbers that explanations and the report share."""

from collections.abc import Iterable

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.completion import Ground


def figure(percent: float) -> str:
    """A percentage with one decimal, where it has one."""
    return floatformat(percent, -1)


def quiz_note(attempts: int, best: float, last: float) -> str:
    """How often a quiz was answered, and with what result, in percent; empty for no attempt."""
    if not attempts:
        return ""
    text = ngettext(
        "%(count)d attempt: %(last)s %%", "%(count)d attempts: best %(best)s %%, last %(last)s %%", attempts
    )
    return text % {"count": attempts, "best": figure(best), "last": figure(last)}


def tries_note(tries: int) -> str:
    """How often an exercise was tried; empty for never."""
    return ngettext("%(count)d try", "%(count)d tries", tries) % {"count": tries} if tries else ""


def share(done: int, total: int, percent: int) -> str:
    """How a whole percentage comes about."""
    if not total:
        return _("There is nothing to count yet, so it shows 0 %.")
    if done == total:
        return _("Nothing is left, so it shows 100 %.")
    text = _("%(done)d of %(total)d is %(percent)d %%, rounded down: 100 %% is shown only when nothing is left.")
    return text % {"done": done, "total": total, "percent": percent}


def grounds(counts: dict[Ground, int]) -> Iterable[str]:
    """How many lessons count by what, a sentence for each that occurs."""
    if shown := counts[Ground.EVIDENCE]:
        text = ngettext(
            "%(count)d lesson is complete by what you did in it.",
            "%(count)d lessons are complete by what you did in them.",
            shown,
        )
        yield text % {"count": shown}
    if said := counts[Ground.WORD]:
        text = ngettext(
            "%(count)d lesson is complete by your word that you know it already.",
            "%(count)d lessons are complete by your word that you know them already.",
            said,
        )
        yield text % {"count": said}
    if recorded := counts[Ground.RECORD]:
        text = ngettext(
            "%(count)d lesson is complete by a record that an administrator made or that was taken over.",
            "%(count)d lessons are complete by records that an administrator made or that were taken over.",
            recorded,
        )
        yield text % {"count": recorded}
