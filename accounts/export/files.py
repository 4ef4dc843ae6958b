"""The learner's code as files that an editor opens, with names that no unpacking program can be tricked by."""

import re
from collections.abc import Iterator, Mapping

from django.contrib.auth.models import User

SAFE = re.compile(r"\w[\w-]{0,60}(\.\w{1,8})?", re.ASCII)


def of(user: User) -> Iterator[tuple[str, str]]:
    """Names and texts: what was handed in, what is being written, and what that once was."""
    asked = (
        ("submissions", user.submissions.order_by("pk"), "result"),
        ("drafts", user.drafts.order_by("pk"), "updated_at"),
        ("versions", user.draft_versions.order_by("pk"), "saved_at"),
    )
    for folder, rows, told in asked:
        for pk, slug, said, texts in rows.values_list("pk", "exercise__slug", told, "files").iterator(chunk_size=100):
            words = said if isinstance(said, str) else f"{said:%Y-%m-%d}"
            for name, text in named(texts).items():
                yield f"code/{folder}/{slug}/{pk}-{words}/{name}", text


def named(texts: object) -> Mapping[str, str]:
    """The texts, each under its own name if that is a harmless one, else under a number."""
    if not isinstance(texts, dict):
        return {}
    pairs = enumerate(texts.items(), 1)
    return {name if SAFE.fullmatch(name) else f"file {number}.py": str(text) for number, (name, text) in pairs}
