"""What `manage.py check` says about the judge."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register

from exercises import judging


@register(Tags.compatibility)
def judging_is_on(**_: Any) -> list[CheckMessage]:
    """Warn when nothing can be judged here: the site works, and its exercise pages say so too."""
    reason = judging.why_off()
    if reason is None:
        return []
    hint = "`python -m judge doctor` says what is missing. Nothing is ever run without a wall."
    return [Warning(reason, hint=hint, id="exercises.W001")]
