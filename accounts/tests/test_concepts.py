"""Strongest and weakest concepts: what they are counted from, and in which order they come."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts.concepts import Standing, ends
from accounts.models import QuizAttempt
from accounts.shelf import shelf_of
from courses.models import Concept, Lesson
from exercises.models import Exercise, Result
from tests.factory import make_exercise, make_lesson, make_submission


def slugs(standings: tuple[Standing, ...]) -> list[str]:
    return [one.slug for one in standings]


def test_few_results_weigh_less_than_many_and_fewer_than_three_nothing() -> None:
    few, many = Standing("few", right=3, asked=3), Standing("many", right=19, asked=20)
    assert slugs(ends([few, many, Standing("two", right=2, asked=2)]).strongest) == ["many", "few"]


def test_weak_is_what_is_not_known_whole_worst_first() -> None:
    found = ends(
        [
            Standing("whole", right=5, asked=5),
            Standing("half", right=2, asked=5, accepted=1, judged=1),
            Standing("none", judged=4),
        ]
    )
    assert (slugs(found.strongest), slugs(found.weakest)) == (["whole"], ["none", "half"])


def test_no_concept_is_at_both_ends_and_neither_is_longer_than_five() -> None:
    found = ends([Standing(f"c{right}", right=right, asked=20) for right in range(20)])
    assert slugs(found.strongest) == ["c19", "c18", "c17", "c16", "c15"]
    assert slugs(found.weakest) == ["c0", "c1", "c2", "c3", "c4"]
    assert slugs(ends([Standing("only", right=9, asked=10)]).weakest) == []


def test_an_estimated_recall_goes_before_what_was_counted() -> None:
    faded, kept = Standing("faded", right=9, asked=9), Standing("kept", right=8, asked=9)
    found = ends([faded, kept], recall={"faded": 0.4})
    assert (slugs(found.strongest), slugs(found.weakest)) == (["kept"], ["faded"])
    assert found.weakest[0].recall == 0.4


def taught(lesson: Lesson, *names: str) -> Lesson:
    lesson.teaches.set([Concept.objects.get_or_create(slug=name)[0] for name in names])
    return lesson


def practising(exercise: Exercise, *names: str) -> Exercise:
    exercise.concepts.set([Concept.objects.get_or_create(slug=name)[0] for name in names])
    return exercise


@pytest.fixture
def counted(learner: User, other: User) -> None:
    lesson = taught(make_lesson(), "list-slice", "negative-index")
    exercise = practising(make_exercise(), "list-slice")
    for score in (1, 4):
        QuizAttempt.objects.create(user=learner, lesson=lesson, score=score, max_score=5)
    QuizAttempt.objects.create(user=other, lesson=lesson, score=5, max_score=5)
    for result in (Result.WRONG_ANSWER, Result.ACCEPTED, Result.JUDGE_ERROR, Result.QUEUED):
        make_submission(learner, exercise, result)
    make_submission(other, exercise)


def test_answers_count_for_what_their_lesson_teaches_and_submissions_for_what_is_practised(
    learner: User, counted: None
) -> None:
    assert sorted(shelf_of(learner).standings, key=lambda one: one.slug) == [
        Standing("list-slice", right=5, asked=10, accepted=1, judged=2),
        Standing("negative-index", right=5, asked=10),
    ]


def test_the_overview_says_from_what_each_share_was_counted(signed_in: Client, counted: None) -> None:
    text = " ".join(signed_in.get(reverse("accounts:progress")).text.split())
    assert "5 of 10 answers right · 1 of 2 submissions accepted" in text
    assert "50 %" in text
    assert f'href="{reverse("concept", args=["list-slice"])}">list slice</a>' in text


def test_a_concept_leads_to_the_lesson_that_teaches_it(client: Client, db: None) -> None:
    lesson = taught(make_lesson(), "list-slice")
    response = client.get(reverse("concept", args=["list-slice"]))
    assert response.headers["Location"] == lesson.get_absolute_url()
    assert client.get(reverse("concept", args=["nothing"])).status_code == 404
