"""What learners do while something goes wrong, and what has to be in the database afterwards, exactly once."""

from dataclasses import dataclass, field
from itertools import count

from exercises.models import PENDING
from tests.browser.crashes.served import until
from tests.faults.site import Learner, Site

SUBMIT = "/exercises/double/submit/"
LESSON = "/courses/numbers/"
_numbers = count(1)


def right() -> str:
    """A right solution that nobody has sent before."""
    return f"def double(n):\n    return n * 2  # {next(_numbers)}\n"


def endless() -> str:
    """A solution that runs until the judge stops it."""
    return f"def double(n):\n    while True:\n        pass  # {next(_numbers)}\n"


def state_of(site: Site, submission: int) -> tuple[str, int]:
    """Its result, and how often it has been tried."""
    [(result, attempts)] = site.rows(f"SELECT result, attempts FROM exercises_submission WHERE id = {submission}")
    return str(result), int(attempts)


def submit(learner: Learner, source: str) -> int:
    """Hand a solution in, and return its number."""
    answer = learner.insists(SUBMIT, source=source)
    assert answer.status == 302, answer.text
    return int(answer.address.rstrip("/").rsplit("/", 1)[1])


def verdict(site: Site, submission: int) -> str:
    """Wait for its verdict."""
    until(lambda: state_of(site, submission)[0] not in PENDING)
    return state_of(site, submission)[0]


@dataclass(frozen=True)
class Act:
    """A form that is sent, and the SQL that counts what came of it."""

    path: str
    counts: str
    said: dict[str, str] = field(default_factory=dict)


def acts() -> dict[str, Act]:
    """One of each kind, with words that nobody has used before."""
    number = next(_numbers)
    events = "SELECT count(*) FROM accounts_learningevent WHERE kind ="
    return {
        "quiz": Act(f"{LESSON}asked/quiz/", "SELECT count(*) FROM accounts_quizattempt", {"q-q0": "right"}),
        "note": Act(
            "/accounts/notes/create/",
            f"SELECT count(*) FROM accounts_note WHERE title = 'n{number}'",
            {"title": f"n{number}", "content": "The end is left out."},
        ),
        "favourite": Act(
            "/accounts/favorite/toggle/lesson/1/", "SELECT count(*) FROM accounts_favorite", {"state": "on"}
        ),
        "read": Act(f"{LESSON}to-read/read/", f"{events} 'read'"),
        "submission": Act(SUBMIT, "SELECT count(*) FROM exercises_submission", {"source": right()}),
    }
