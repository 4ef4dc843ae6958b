"""Skeletons of lessons and exercises for authors: small, valid and complete, so that writing begins with changing.

What is laid down passes `import_content --check` as it stands. An existing file is never overwritten.
"""

import json
import re
from pathlib import Path

from exercises import skeleton_texts as texts

__all__ = ["KINDS", "CannotLayDown", "new_exercise", "new_lesson"]

KINDS = ("function", "program")
"""The kinds that there is a skeleton for; the others begin as one of these."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LAST_LIST = re.compile(r"(lessons\s*=\s*\[)([^\]]*)\](?![\s\S]*lessons\s*=)")


class CannotLayDown(Exception):
    """Why there will be no skeleton, in a sentence; nothing was written."""


def new_lesson(root: Path, place: str, title: str) -> list[Path]:
    """Lay down the lesson `course/lesson` with a quiz, list it in the course's last module, and note its misconception.

    Gives the files that were written or changed. Raises CannotLayDown.
    """
    course, slug = _slugs(place, "course/lesson")
    toml = root / course / "course.toml"
    if not toml.is_file():
        raise CannotLayDown(f"There is no course {course}: {toml} is missing.")
    before = toml.read_text(encoding="utf-8")
    if not _LAST_LIST.search(before):
        raise CannotLayDown(f"{toml} has no module with a list of lessons to add this one to.")
    lessons = re.findall(
        r'"([^"]+)"', "".join(match[2] for match in re.finditer(r"(lessons\s*=\s*\[)([^\]]*)\]", before))
    )
    words = {
        "title": json.dumps(title, ensure_ascii=False),
        "slug": slug,
        "course": course,
        "needs": ", ".join(lessons[-1:]),
    }
    folder = root / course / slug
    written = _write(folder, {name: text % words for name, text in texts.LESSON.items()})
    toml.write_text(_LAST_LIST.sub(lambda match: _listed(match, slug), before), encoding="utf-8")
    beliefs = root / "misconceptions.toml"
    beliefs.write_text(beliefs.read_text(encoding="utf-8") + texts.MISCONCEPTION % words, encoding="utf-8")
    return [*written, toml, beliefs]


def new_exercise(root: Path, place: str, kind: str = "function") -> list[Path]:
    """Lay down the exercise `course/lesson/exercise`. Gives the files that were written. Raises CannotLayDown."""
    course, lesson, slug = _slugs(place, "course/lesson/exercise")
    if not (root / course / lesson / "lesson.md").is_file():
        raise CannotLayDown(f"There is no lesson {course}/{lesson}.")
    taken = next((path for path in root.glob(f"*/*/exercises/{slug}")), None)
    if taken is not None:
        raise CannotLayDown(f"The slug {slug} is taken: {taken}. It has to be unique on the whole site.")
    belief = _belief_of(root, f"{course}/{lesson}")
    title = json.dumps(slug.replace("-", " ").capitalize())
    words = {"title": title, "belief": belief, "concept": _concept_of(root, course, lesson)}
    files = texts.EXERCISE | texts.EXERCISE_BY_KIND[kind]
    return _write(root / course / lesson / "exercises" / slug, {name: text % words for name, text in files.items()})


def _slugs(place: str, form: str) -> list[str]:
    parts = place.split("/")
    if len(parts) != form.count("/") + 1 or not all(_SLUG.fullmatch(part) for part in parts):
        raise CannotLayDown(
            f"{place!r} is no place. Write it as {form}, each of small letters, digits and single hyphens."
        )
    return parts


def _write(folder: Path, files: dict[str, str]) -> list[Path]:
    if folder.exists():
        raise CannotLayDown(f"{folder} exists already. Nothing was changed.")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def _listed(match: re.Match[str], slug: str) -> str:
    listed = match[2].rstrip()
    comma = "," if listed and not listed.endswith(",") else ""
    return f'{match[1]}{listed}{comma}\n    "{slug}",\n]'


def _belief_of(root: Path, lesson: str) -> str:
    """A misconception that this lesson is about, or else any."""
    text = (root / "misconceptions.toml").read_text(encoding="utf-8")
    entries = re.split(r"^\[(.+)\]$", text, flags=re.MULTILINE)[1:]
    pairs = list(zip(entries[::2], entries[1::2], strict=True))
    if not pairs:
        raise CannotLayDown("misconceptions.toml is empty. A wrong answer needs a misconception to name.")
    return next((slug for slug, entry in reversed(pairs) if f'"{lesson}"' in entry), pairs[-1][0])


def _concept_of(root: Path, course: str, lesson: str) -> str:
    """The first concept that the lesson teaches, if it names any."""
    text = (root / course / lesson / "lesson.md").read_text(encoding="utf-8")
    taught = re.search(r"^teaches:\s*\[?\s*-?\s*([\w-]+)", text, re.MULTILINE)
    return taught[1] if taught else ""
