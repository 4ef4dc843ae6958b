"""The pages and acts that are measured beside their floor, each with its bar."""

from __future__ import annotations

from dataclasses import dataclass

from bench.pages.rows import FIRST_COURSE, FIRST_LESSON, LESSONS_PER_COURSE

TOKEN = "b" * 32
"""The bench's own CSRF token, in its cookie and in its header."""


@dataclass(frozen=True)
class Act:
    """A page that somebody reads, or an act upon a lesson. `most` is the bar: so many times its floor."""

    name: str
    title: str
    path: str
    most: float | None
    who: str = "demo"
    writes: bool = False
    status: int = 200

    def address(self, lesson: int) -> str:
        """Where the site takes it."""
        course = FIRST_COURSE + (lesson - FIRST_LESSON) // LESSONS_PER_COURSE
        slugs = {"course": f"made-{course - FIRST_COURSE}", "slug": f"lesson-{lesson - FIRST_LESSON}"}
        return self.path.format(lesson=lesson, **slugs)


READ = [
    Act("overview", "overview", "/accounts/progress/", 3),
    Act("catalogue", "catalogue, 50 courses", "/courses/", 3),
    Act("notes", "notes, 10,000 of them", "/accounts/notes/", 3, "notes"),
    Act("notes-last", "notes, last page", "/accounts/notes/?page=500", 3, "notes"),
    Act("notes-common", "notes, search for a common word", "/accounts/notes/?q=lambda", 3, "notes"),
    Act("notes-rare", "notes, search for a rare word", "/accounts/notes/?q=zebracorn", 3, "notes"),
]
COMPLETE = Act("complete", "lesson completion", "/courses/{course}/{slug}/read/", 2.5, "writer", True, 302)
REPEAT = Act("repeat", "lesson completion, repeated", COMPLETE.path, None, "writer", True, 302)
STAR = Act("star", "favourite toggle", "/accounts/favorite/toggle/lesson/{lesson}/", 2.5, "writer", True)
UNSTAR = Act("unstar", "favourite toggle, off", STAR.path, None, "writer", True)
WRITTEN = [COMPLETE, REPEAT, STAR, UNSTAR]
ACTS = [*READ, *WRITTEN]
