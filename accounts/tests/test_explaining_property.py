"""Random histories, content changes among them: what is explained is what is computed, told a second time.

The telling is `Naive` of the test beside this one, written from the page on completion in the house's plan. It knows
what is complete and by what; here it also says what has to stand in an explanation.
"""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given

from accounts.explaining import CARDS, Card, Explanation, Group, Line, explain_course, explain_lesson
from accounts.shelf import shelf_of
from accounts.tests.test_progress_property import ACTS, CHANGES, LESSONS, NaiveLesson, World, histories, quiet

Told = tuple[bool, str | None]
"""Whether a lesson is complete, and by what."""


def lines_of(explanation: Explanation) -> list[Line]:
    """All of them; the world of these tests is smaller than a page."""
    assert explanation.lines.paginator.num_pages == 1
    return list(explanation.lines)


def told(lesson: NaiveLesson) -> Told:
    if not lesson.complete:
        return False, None
    return True, "evidence" if lesson.evidence else "word"


def steps(lesson: NaiveLesson) -> Iterator[tuple[str, bool]]:
    """What the lesson asks for today, and whether it is there."""
    if lesson.quiz:
        yield "Pass the quiz (70 % or more)", lesson.best >= 7
    for number, is_there in lesson.exercises.items():
        if is_there:
            yield f"exercise {number}", number in lesson.solved
    if not lesson.quiz and not any(lesson.exercises.values()):
        yield "Read it to the end and mark it as read", lesson.read


def compare_course(world: World) -> None:
    """The percentage, the sums and each line of the course's explanation."""
    lines = lines_of(explain_course(world.user, world.course))
    today = [lesson for lesson in world.naive.lessons if not lesson.archived]
    done = [lesson for lesson in today if lesson.complete]
    explanation = explain_course(world.user, world.course)
    assert explanation.percent == (100 * len(done) // len(today) if today else 0)
    left = Group.NEW if world.naive.finished_at is not None else Group.MISSING
    expected = {
        lesson.title: (Group.COUNTED if naive.complete else left, told(naive))
        for lesson, naive in zip(world.lessons, world.naive.lessons, strict=True)
        if not naive.archived
    } | {
        lesson.title: (Group.GONE, told(naive))
        for lesson, naive in zip(world.lessons, world.naive.lessons, strict=True)
        if naive.archived and naive.complete
    }
    assert {line.text: (line.group, (line.done, line.ground)) for line in lines} == expected
    assert all((line.when is not None) == line.done for line in lines)
    for line in lines:
        if line.group is left:
            naive = world.naive.lessons[[lesson.title for lesson in world.lessons].index(line.text)]
            assert len(line.missing) == sum(not is_there for _text, is_there in steps(naive))


def compare_lesson(world: World, number: int) -> None:
    """Each step of a lesson's explanation, and whether the word can be taken back."""
    naive, exercises = world.naive.lessons[number], world.exercises[number]
    names = {f"Solve “{exercise.title}”": f"exercise {place}" for place, exercise in enumerate(exercises)}
    explanation = explain_lesson(world.user, world.lessons[number])
    lines = [line for line in lines_of(explanation) if line.group is not Group.ATTEMPTS]
    assert sorted((names.get(line.text, line.text), line.done) for line in lines) == sorted(steps(naive))
    assert all((line.when is not None) == line.done for line in lines)
    left = Group.LEFT if naive.complete else Group.MISSING
    assert all(line.group is (Group.COUNTED if line.done else left) for line in lines)
    by_word = naive.complete and not naive.evidence and not naive.archived
    assert (explanation.by_word is not None) == by_word


def compare_cards(user: User) -> None:
    """Each card's explanation adds up to the number on the card."""
    totals = shelf_of(user).totals.context()
    for card, done, total in [
        (Card.COURSES, totals["courses_completed"], totals["courses_completed"] + totals["courses_in_progress"]),
        (Card.LESSONS, totals["lessons_completed"], totals["lessons_completed"] + totals["lessons_in_progress"]),
        (Card.EXERCISES, totals["exercises_completed"], totals["exercises_attempted"]),
    ]:
        explanation = CARDS[card](user, "1")
        lines = lines_of(explanation)
        assert (sum(line.done for line in lines), len(lines)) == (done, total)
        assert explanation.percent == totals[f"{card.value}_percent"]
        assert [line.group for line in lines] == [Group.COUNTED if line.done else Group.MISSING for line in lines]
    quizzes = CARDS[Card.QUIZZES](user, "1")
    assert quizzes.percent == totals["avg_quiz_score"]
    assert f"You answered quizzes {totals['quizzes_taken']} time" in quizzes.sums[0]


@pytest.mark.django_db
@quiet
@given(history=histories(ACTS + CHANGES))
def test_what_is_explained_is_what_is_computed(history: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        world = World.make()
        for step in history:
            world.do(*step)
        compare_course(world)
        for number in range(LESSONS):
            compare_lesson(world, number)
        compare_cards(world.user)
        transaction.set_rollback(True)
