import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection

from exercises.drafts import desk_of
from exercises.keeping import ONE_VERSION, VERSIONS_KEPT, StaleDraft
from exercises.models import Draft, DraftVersion, Exercise
from tests.factory import make_exercise, make_user

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def exercise(db: None) -> Exercise:
    return make_exercise()


def files(text: str) -> dict[str, dict[str, str]]:
    return {"files": {"solution.py": text}}


def save(user: User, exercise: Exercise, text: str, *, apart: bool = False) -> None:
    desk_of(user.pk, exercise).save(files(text), apart=apart)


def history(user: User, exercise: Exercise) -> list[str]:
    """The texts of the history, newest first."""
    return [version.files["solution.py"] for version in desk_of(user.pk, exercise).history()]


def test_what_is_typed_in_one_go_is_one_version(learner: User, exercise: Exercise) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for text in ("a", "ab", "abc"):
            save(learner, exercise, text)
            clock.shift(30 * SECOND)
        assert history(learner, exercise) == ["abc"]


def test_a_later_text_is_a_version_of_its_own(learner: User, exercise: Exercise) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        save(learner, exercise, "a")
        clock.shift(ONE_VERSION)
        save(learner, exercise, "ab")
        clock.shift(SECOND)
        save(learner, exercise, "abc")
        assert history(learner, exercise) == ["abc", "ab"]


def test_a_text_that_was_mostly_deleted_stays(learner: User, exercise: Exercise) -> None:
    save(learner, exercise, "an hour's work")
    save(learner, exercise, "an hour")
    save(learner, exercise, "")
    assert history(learner, exercise) == ["", "an hour"]
    save(learner, exercise, "anew")
    assert history(learner, exercise) == ["anew", "an hour"]


def test_saving_the_same_again_adds_nothing(learner: User, exercise: Exercise) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        save(learner, exercise, "a")
        clock.shift(2 * ONE_VERSION)
        save(learner, exercise, "a", apart=True)
        assert history(learner, exercise) == ["a"]


def test_a_text_that_takes_the_place_of_another_leaves_it_in_the_history(learner: User, exercise: Exercise) -> None:
    save(learner, exercise, "theirs")
    save(learner, exercise, "mine", apart=True)
    save(learner, exercise, "mine, longer")
    assert history(learner, exercise) == ["mine, longer", "theirs"]


def test_a_text_that_was_given_up_is_kept_as_it_was(learner: User, exercise: Exercise) -> None:
    save(learner, exercise, "theirs")
    desk_of(learner.pk, exercise).set_aside(files("mine"))
    save(learner, exercise, "theirs, longer")
    assert history(learner, exercise) == ["theirs, longer", "mine", "theirs"]
    assert Draft.objects.get().files == {"solution.py": "theirs, longer"}


def test_bringing_back_keeps_both(learner: User, exercise: Exercise) -> None:
    save(learner, exercise, "first")
    save(learner, exercise, "second", apart=True)
    save(learner, exercise, "first", apart=True)
    save(learner, exercise, "first, changed")
    assert history(learner, exercise) == ["first, changed", "second", "first"]


def test_the_oldest_go_first_and_only_ones_own(learner: User, other: User, exercise: Exercise) -> None:
    elsewhere = make_exercise()
    save(learner, elsewhere, "elsewhere")
    save(other, exercise, "other")
    for number in range(VERSIONS_KEPT + 3):
        save(learner, exercise, str(number), apart=True)
    texts = history(learner, exercise)
    assert len(texts) == VERSIONS_KEPT
    assert (texts[0], texts[-1]) == (str(VERSIONS_KEPT + 2), "3")
    assert history(learner, elsewhere) == ["elsewhere"]
    assert history(other, exercise) == ["other"]


def test_a_refused_save_leaves_no_trace(learner: User, exercise: Exercise) -> None:
    save(learner, exercise, "kept")
    with pytest.raises(StaleDraft):
        desk_of(learner.pk, exercise).save(files("late"), revision=0)
    assert history(learner, exercise) == ["kept"]
    assert DraftVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_tabs_that_save_at_once_one_wins_and_the_others_are_told() -> None:
    exercise, user = make_exercise(), make_user()
    start = threading.Barrier(8)
    outcomes: list[str] = []

    def save(tab: int) -> None:
        start.wait()
        try:
            desk_of(user.pk, exercise).save(files(f"tab {tab}"), revision=0)
            outcomes.append("saved")
        except StaleDraft as stale:
            outcomes.append(f"told of revision {stale.current.revision}")
        finally:
            connection.close()

    tabs = [threading.Thread(target=save, args=[tab]) for tab in range(8)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert sorted(outcomes) == ["saved"] + ["told of revision 1"] * 7
    assert Draft.objects.get().revision == 1
