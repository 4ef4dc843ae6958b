"""Random histories: a certificate is there as long as what it counts is so, and counts what a naive telling counts."""

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import given

from accounts import progress
from accounts.certificates import Certificate
from accounts.tests.test_progress_property import ACTS, CHANGES, Naive, NaiveLesson, World, histories, quiet


@dataclass
class Told:
    """What the history says of the course's certificate, told beside `Naive` and by its plain facts alone."""

    since: dict[int, int] = field(default_factory=dict)
    issued: int | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def look(self, naive: Naive) -> None:
        """Note since when each lesson is complete, after a step."""
        for number, lesson in enumerate(naive.lessons):
            if not lesson.complete:
                self.since.pop(number, None)
            self.since.setdefault(number, naive.step) if lesson.complete else None

    def before_withdrawal(self, naive: Naive, number: int) -> None:
        """A word taken back that alone completes a lesson takes a certificate that was made after it was given."""
        lesson = naive.lessons[number]
        by_word_alone = lesson.word is not None and not lesson.evidence and not lesson.is_shown()
        if by_word_alone and not lesson.archived and self.issued is not None and self.issued >= (lesson.word or 0):
            self.issued = None

    def issue(self, naive: Naive) -> None:
        if self.issued is not None or naive.finished_at is None:
            return
        self.issued = naive.step
        self.counts = {"work": 0, "reading": 0, "word": 0}
        for number, lesson in enumerate(naive.lessons):
            if lesson.complete and self.since[number] <= naive.finished_at:
                self.counts[kind(lesson)] += 1


def kind(lesson: NaiveLesson) -> str:
    """What a complete lesson counts by."""
    if not lesson.evidence:
        return "word"
    return "work" if lesson.best >= 7 or lesson.solved else "reading"


def certify(world: World, told: Told) -> None:
    world.naive.step += 1
    told.issue(world.naive)
    try:
        progress.issue_certificate(world.user, world.course, "Ada")
    except progress.NotComplete:
        assert told.issued is None


def compare(world: World, told: Told) -> None:
    valid = Certificate.objects.filter(user=world.user, withdrawn_at=None).first()
    assert (valid is not None) == (told.issued is not None)
    if valid is not None:
        assert {"work": valid.by_work, "reading": valid.by_reading, "word": valid.by_word} == told.counts
        assert valid.by_record == 0
        assert world.naive.finished_at is not None


@pytest.mark.django_db
@quiet
@given(history=histories([*ACTS, *CHANGES, "read", "declare", "declare", "certify", "certify"]))
def test_a_certificate_is_there_as_long_as_what_it_counts(history: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        world, told = World.make(), Told()
        for act, number, extra in history:
            if act == "certify":
                certify(world, told)
            else:
                if act == "withdraw":
                    told.before_withdrawal(world.naive, number)
                world.do(act, number, extra)
                told.look(world.naive)
            compare(world, told)
        transaction.set_rollback(True)
