"""Histories of 1,000 acts over years: rows, days and certificates equal a naive telling, and the history proves them.

The rules are those of `test_progress_property`; added here are what each date holds, and certificates.
"""

import random
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from accounts import progress
from accounts.clock import as_of
from accounts.days import spans_of
from accounts.models import Certificate, CourseProgress, LearningEvent, LessonProgress, QuizAttempt
from accounts.proving import contradictions
from accounts.rebuilding import rebuild
from accounts.tests.test_progress_property import ACTS, CHANGES, LESSONS, QUESTIONS, World
from exercises.models import Submission

LENGTH = 1_000
BEGAN = datetime(2024, 2, 25, 12, tzinfo=UTC)


class LongWorld:
    """A world, its clock, and what it adds to the naive telling: the acts of each date, and the valid certificate."""

    def __init__(self) -> None:
        self.world = World.make()
        self.now = BEGAN
        self.days: Counter[date] = Counter()
        self.certified: int | None = None

    def do(self, act: str, number: int, extra: int, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        with as_of(self.now):
            if act == "certify":
                self.certify()
            elif act == "give up":
                assert progress.withdraw_certificate(self.world.user, self.world.course) == (self.certified is not None)
                self.certified = None
            else:
                self.learn(act, number, extra)

    def certify(self) -> None:
        naive = self.world.naive
        naive.step += 1
        if naive.finished_at is None:
            with pytest.raises(progress.NotComplete):
                progress.issue_certificate(self.world.user, self.world.course, "Ada")
        else:
            progress.issue_certificate(self.world.user, self.world.course, "Ada")
            self.certified = self.certified or naive.step

    def learn(self, act: str, number: int, extra: int) -> None:
        lesson = self.world.naive.lessons[number]
        was_complete, solved, word, quiz = lesson.complete, len(lesson.solved), lesson.word, lesson.quiz
        self.world.do(act, number, extra)
        learned = (lesson.complete and not was_complete) + len(lesson.solved) - solved
        if act == "quiz" and quiz and not lesson.archived:
            learned += QUESTIONS
        if learned:
            self.days[self.now.date()] += learned
        undone = was_complete and not lesson.complete
        if undone and word is not None and self.certified is not None and self.certified >= word:
            self.certified = None

    def compare(self) -> None:
        self.world.compare()
        assert list(contradictions(self.world.user)) == []
        assert Certificate.objects.filter(withdrawn_at=None).count() == (self.certified is not None)
        assert {span.date: span.acts for span in spans_of(self.world.user.pk) if span.acts} == self.days


def tell(seed: int, acts: list[str]) -> LongWorld:
    chance, long = random.Random(seed), LongWorld()
    for step in range(LENGTH):
        act = chance.choice([*acts, "certify", "give up"])
        long.do(act, chance.randrange(LESSONS), chance.randint(0, QUESTIONS), chance.randint(1, 2_000))
        if step % 100 == 0:
            long.compare()
    long.compare()
    return long


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_a_long_history_with_content_changes_is_proven(seed: int) -> None:
    long = tell(seed, ACTS + CHANGES)
    user = long.world.user
    rebuild(user)
    long.world.naive.rebuild()
    long.world.compare()
    assert rebuild(user, check=True) == []
    assert list(contradictions(user)) == []


@pytest.mark.django_db
def test_a_long_history_is_proven_as_it_stands() -> None:
    long = tell(3, ACTS)
    assert len(long.days) > 50
    call_command("rebuild_progress", "--check", verbosity=0)


@pytest.fixture
def world(db: None) -> World:
    """A course with a lesson completed by work and one by word, and a certificate of it."""
    world = World.make()
    for act, extra in (("quiz", QUESTIONS), ("solve", 0)):
        world.do(act, 0, extra)
    world.do("read", 1, 0)
    progress.issue_certificate(world.user, world.course, "Ada")
    assert list(contradictions(world.user)) == []
    return world


LATER = datetime(2031, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("model", "change", "said"),
    [
        (LessonProgress, {"is_completed": False}, "is complete by its events"),
        (LessonProgress, {"completion_date": LATER}, "was completed on"),
        (LessonProgress, {"read_at": None}, "was last read on"),
        (CourseProgress, {"is_completed": False}, "the certificate of"),
        (CourseProgress, {"completion_date": LATER}, "course .* was completed on"),
        (QuizAttempt, {"score": 9}, "earned .* by its event"),
        (Submission, {"result": "wrong_answer"}, "no accepted submission is there"),
    ],
)
def test_a_row_that_was_changed_behind_the_history_is_found(
    world: World, model: type, change: dict[str, object], said: str
) -> None:
    model.objects.filter(user=world.user).update(**change)  # type: ignore[attr-defined]  # a model, whichever
    assert any(re.search(said, text) for text in contradictions(world.user))
    with pytest.raises(CommandError):
        call_command("rebuild_progress", "--check")


def test_a_word_that_was_given_and_is_not_there_is_found(world: World) -> None:
    world.do("declare", 1, 0)
    lesson = world.lessons[1]
    LearningEvent.objects.create(
        user=world.user, kind="declared", course=world.course, lesson=lesson, at=LATER, local_date=LATER.date()
    )
    assert any("was last declared on" in text for text in contradictions(world.user))


def test_rows_made_elsewhere_contradict_nothing(world: World) -> None:
    LearningEvent.objects.filter(user=world.user).delete()
    assert list(contradictions(world.user)) == []
