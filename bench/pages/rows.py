"""Rows of many learners, made inside the database: ten million of them in a minute or two.

Beside each hundred rows of lessons stand those of one learner in proportion: a profile, ten courses begun, events,
quiz attempts, submissions, favourites, notes and cards. A learner's rows do not lie side by side in their table but
among those of all others, as they come when people learn at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

COURSES = 50
LESSONS_PER_COURSE = 10
LESSONS_PER_LEARNER = 100
EXERCISES = 100
NOTES_OF_ONE = 10_000

FIRST_COURSE = 1_001
FIRST_LESSON = 10_001
FIRST_EXERCISE = 20_001
NOTE_TAKER = 800_001
FIRST_WRITER = 900_001
WRITERS = 200
FIRST_LEARNER = 1_000_001
"""Ids that nothing else has: the library's and the demo learner's own are small."""

START = 1_735_700_000
"""A second in January 2025, from which the made moments count."""

WORDS = [
    *("list", "dict", "set", "tuple", "generator", "lambda", "async", "await", "class", "decorator", "slice", "string"),
    *("int", "float", "loop", "while", "range", "yield", "import", "module", "test", "assert", "raise", "except"),
    *("finally", "with", "open", "file", "path", "regex", "sort", "filter", "map", "reduce", "zip", "enumerate"),
]


@dataclass(frozen=True)
class Dialect:
    """What the two databases write differently; every expression is SQL, and `i` counts in `series`."""

    name: str

    def series(self, number: int) -> str:
        """Rows with `i` from 0 up to the number, without it."""
        if self.name == "sqlite":
            return (
                f"(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {number})"
                " SELECT i FROM n) AS n"
            )
        return f"(SELECT generate_series(0, {number} - 1)::bigint AS i) AS n"

    def moment(self, seconds: str) -> str:
        """So many seconds after the start, as the database keeps moments."""
        if self.name == "sqlite":
            return f"strftime('%Y-%m-%d %H:%M:%S.123456', {START} + ({seconds}), 'unixepoch')"
        return f"to_timestamp({START} + ({seconds})) + interval '123456 microseconds'"

    def compact(self, seconds: str) -> str:
        """The same, as the database keeps it where the rows are very many (`accounts.clock.CompactMoment`)."""
        if self.name == "sqlite":
            return f"({START} + ({seconds})) * 1000000 + 123456"
        return self.moment(seconds)

    def day(self, seconds: str) -> str:
        """The date of such a moment."""
        if self.name == "sqlite":
            return f"strftime('%Y-%m-%d', {START} + ({seconds}), 'unixepoch')"
        return f"(to_timestamp({START} + ({seconds})) AT TIME ZONE 'UTC')::date"

    def flag(self, condition: str) -> str:
        """A condition as the database keeps booleans."""
        return f"({condition})"

    def words(self, seed: str, number: int) -> str:
        """So many words that follow from the seed."""
        cases = " ".join(f"WHEN {at} THEN '{word} '" for at, word in enumerate(WORDS))
        steps = (f"CASE ({seed} * {7 + 2 * at} + {at * at}) % {len(WORDS)} {cases} END" for at in range(number))
        return " || ".join(steps)


def statements(dialect: Dialect, rows: int) -> Iterator[str]:
    """What fills a database that has its tables, the library and the demo learner in it, with so many lesson rows."""
    learners = max(1, rows // LESSONS_PER_LEARNER)
    yield from _library(dialect)
    yield from _people(dialect, learners)
    yield from _progress(dialect, learners)
    yield from _shelf(dialect, learners)
    yield _notes_of_one(dialect)


def _insert(table: str, columns: dict[str, str], source: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(columns.values())} FROM {source}"


def _library(dialect: Dialect) -> Iterator[str]:
    text = "'A course about one thing after the other.'"
    course = {"id": f"{FIRST_COURSE} + i", "title": "'Made course ' || i", "slug": "'made-' || i", "summary": text}
    course |= {"level": "'beginner'", "licence": "''", '"order"'.strip('"'): "100 + i", "digest": "''"}
    yield _insert(
        "courses_course", course, f"{dialect.series(COURSES)} WHERE i >= (SELECT count(*) FROM courses_course)"
    )
    lesson = {
        **{"id": f"{FIRST_LESSON} + i", "course_id": f"{FIRST_COURSE} + i / {LESSONS_PER_COURSE}"},
        **{"title": "'Made lesson ' || i", "slug": "'lesson-' || i", "order": "i", "minutes": "10"},
        **{"objectives": "'[]'", "source": "''", "html": "'<p>Read this.</p>'", "digest": "''"},
    }
    every = f"{dialect.series(COURSES * LESSONS_PER_COURSE)} WHERE i / {LESSONS_PER_COURSE} + {FIRST_COURSE} IN"
    yield _insert("courses_lesson", lesson, f"{every} (SELECT id FROM courses_course)")
    exercise = {
        **{"id": f"{FIRST_EXERCISE} + i", "title": "'Made exercise ' || i", "slug": "'made-exercise-' || i"},
        **{"kind": "'program'", "difficulty": "1", "order": "i", "extra": dialect.flag("i < 0"), "stub": "'{}'"},
        **{"statement_html": "''", "solution": "'{}'", "hints": "'[]'", "after_html": "''", "definition": "'{}'"},
        **{"case_hash": "''", "digest": "''"},
    }
    yield _insert("exercises_exercise", exercise, dialect.series(EXERCISES))


def _people(dialect: Dialect, learners: int) -> Iterator[str]:
    for name, first, number in (
        ("note-taker-", NOTE_TAKER, 1),
        ("writer-", FIRST_WRITER, WRITERS),
        ("learner-", FIRST_LEARNER, learners),
    ):
        user = {
            **{"id": f"{first} + i", "password": "'!'", "username": f"'{name}' || i", "email": "''"},
            **{"first_name": "''", "last_name": "''", "date_joined": dialect.moment("i % 9999")},
            **{"is_superuser": dialect.flag("i < 0"), "is_staff": dialect.flag("i < 0")},
            "is_active": dialect.flag("i >= 0"),
        }
        yield _insert("auth_user", user, dialect.series(number))
        profile = {
            **{"id": f"{first} + i", "user_id": f"{first} + i", "bio": "''", "time_zone": "'Europe/Vienna'"},
            **{"username_key": f"'{name}' || i", "rest_days": "2", "goal_measure": "'days'"},
            **{"time_zone_offered": dialect.flag("i >= 0"), "streaks_on": dialect.flag("i >= 0")},
            **{"created_at": dialect.moment("i % 9999"), "updated_at": dialect.moment("i % 9999")},
        }
        yield _insert("accounts_profile", profile, dialect.series(number))


def _progress(dialect: Dialect, learners: int) -> Iterator[str]:
    """Of ten lessons six are read to their end; `u` is the learner, `l` which of the learner's lessons it is."""
    pairs = f"(SELECT i, i % {learners} AS u, i / {learners} AS l FROM"
    first = f"{FIRST_LESSON} + {LESSONS_PER_COURSE} * (2 + u % (@C - {LESSONS_PER_LEARNER // LESSONS_PER_COURSE}))"
    first = first.replace("@C", str(COURSES - 2))
    done = "((l * 7 + u) % 10 < 6)"
    seconds = "l * 90000 + (u * 13) % 80000"
    at = dialect.compact(seconds)
    when_done = f"CASE WHEN {done} THEN {at} END"
    lesson = {
        **{"user_id": f"{FIRST_LEARNER} + u", "lesson_id": f"{first} + l", "is_completed": dialect.flag(done)},
        **{"completion_date": when_done, "last_accessed_at": at, "read_at": when_done, "evidence_at": when_done},
    }
    every = f"{pairs} {dialect.series(learners * LESSONS_PER_LEARNER)}) AS p"
    yield _insert("accounts_lessonprogress", lesson, every)
    course = {
        **{"user_id": f"{FIRST_LEARNER} + u", "is_completed": dialect.flag("u < 0")},
        "course_id": f"{FIRST_COURSE} + 2 + u % {COURSES - 2 - LESSONS_PER_LEARNER // LESSONS_PER_COURSE} + l",
        **{"started_at": dialect.moment("l * 900000"), "last_accessed_at": dialect.moment("l * 900000 + u % 80000")},
    }
    begun = f"{pairs} {dialect.series(learners * LESSONS_PER_LEARNER // LESSONS_PER_COURSE)}) AS p"
    yield _insert("accounts_courseprogress", course, begun)
    event = {
        **{"user_id": f"{FIRST_LEARNER} + u", "kind": "'lesson_completed'", "amount": "1", "utc_offset": "0"},
        **{"at": dialect.moment(seconds), "local_date": dialect.day(seconds), "data": "'{}'"},
        **{"lesson_id": f"{first} + l", "course_id": f"{FIRST_COURSE} + ({first} + l - {FIRST_LESSON}) / 10"},
    }
    yield _insert("accounts_learningevent", event, f"{every} WHERE {done} AND l % 5 = 0")


def _shelf(dialect: Dialect, learners: int) -> Iterator[str]:
    def each(number: int) -> str:
        return f"(SELECT i, i % {learners} AS u, i / {learners} AS l FROM {dialect.series(learners * number)}) AS p"

    user, at = f"{FIRST_LEARNER} + u", dialect.moment("l * 800000 + (u * 11) % 80000")
    lesson = f"{FIRST_LESSON} + 20 + (u * 7 + l * 31) % {COURSES * LESSONS_PER_COURSE - 20}"
    exercise = f"{FIRST_EXERCISE} + (u + l * 17) % {EXERCISES}"
    attempt = {"user_id": user, "lesson_id": lesson, "score": "l % 5", "max_score": "5", "attempt_date": at}
    yield _insert("accounts_quizattempt", attempt, each(10))
    submission = {
        **{"user_id": user, "exercise_id": exercise, "submitted_at": at, "judged_at": at, "attempts": "1"},
        "result": "CASE WHEN (u + l) % 2 = 0 THEN 'accepted' ELSE 'wrong_answer' END",
        **{"files": "'{}'", "source_hash": "''", "case_hash": "''"},
    }
    yield _insert("exercises_submission", submission, each(5))
    yield _insert("accounts_favorite", {"user_id": user, "lesson_id": lesson, "created_at": at}, each(5))
    note = {
        **{"user_id": user, "lesson_id": lesson, "title": "'Note ' || l", "content": dialect.words("(u + l)", 8)},
        **{"content_html": "''", "revision": "1", "created_at": at, "updated_at": at},
    }
    yield _insert("accounts_note", note, each(1))
    card = {
        **{"user_id": user, "kind": "'own'", "front": "'What is ' || l", "back": "'It is ' || l"},
        **{"front_html": "''", "back_html": "''", "due_at": at, "turn": "0", "hints": "0", "created_at": at},
    }
    yield _insert("review_card", card, each(5))


def _notes_of_one(dialect: Dialect) -> str:
    at = dialect.moment("i * 600")
    text = dialect.words("i", 40) + " || CASE WHEN i % 1000 = 0 THEN 'zebracorn' ELSE '' END"
    lesson = f"{FIRST_LESSON} + 20 + i % {COURSES * LESSONS_PER_COURSE - 20}"
    note = {
        **{"user_id": str(NOTE_TAKER), "lesson_id": lesson, "title": "'Note ' || i", "content": text},
        **{"content_html": f"'<p>' || {text} || '</p>'", "revision": "1", "created_at": at, "updated_at": at},
    }
    return _insert("accounts_note", note, dialect.series(NOTES_OF_ONE))
