import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import LessonProgress, QuizAnswer, QuizAttempt
from courses.models import Lesson, Question, Quiz
from courses.tests.kinds import KINDS, RIGHT, WRONG, make_quiz_of_all_kinds
from tests.factory import PASSWORD, make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> Lesson:
    lesson = make_lesson()
    make_quiz_of_all_kinds(lesson)
    return lesson


def quiz_url(lesson: Lesson) -> str:
    return reverse("courses:answer_quiz", args=[lesson.course.slug, lesson.slug])


def send(client: Client, lesson: Lesson, form: dict[str, Any]) -> Any:
    return client.post(quiz_url(lesson), form)


def test_it_works(signed_in: Client, learner: User, lesson: Lesson) -> None:
    response = send(signed_in, lesson, RIGHT)
    attempt = QuizAttempt.objects.get(user=learner, lesson=lesson)
    assert (attempt.score, attempt.max_score) == (6, 6)
    assert response["Location"] == f"{quiz_url(lesson)}{attempt.pk}/"
    text = signed_in.get(response["Location"]).text
    assert "Passed" in text
    assert "6 of 6 right, 100 %." in text
    assert LessonProgress.objects.get(user=learner, lesson=lesson).is_completed


@pytest.mark.parametrize("page", ["lesson", "quiz"])
def test_all_six_kinds_are_asked_on_the_lesson_and_on_a_page_of_their_own(
    signed_in: Client, lesson: Lesson, page: str
) -> None:
    text = signed_in.get(lesson.get_absolute_url() if page == "lesson" else quiz_url(lesson)).text
    names = set(re.findall(r'name="(q-[^"]+)"', text))
    assert names == {*RIGHT, "q-order.l3.place", "q-order.l3.indent"}
    for kind in KINDS:
        assert f"Question {kind}" in text


def test_the_form_gives_nothing_away(signed_in: Client, lesson: Lesson) -> None:
    text = signed_in.get(lesson.get_absolute_url()).text
    for secret in ("because.", "belief-", "Why ", "sorted(x)", "feedback-bad", "    print(x)"):
        assert secret not in text


def test_every_answer_is_kept(signed_in: Client, lesson: Lesson) -> None:
    send(signed_in, lesson, WRONG)
    kept = {row.question.slug: row for row in QuizAnswer.objects.select_related("question")}
    assert {slug: row.is_right for slug, row in kept.items()} == dict.fromkeys(KINDS, False)
    assert kept["single"].answer == "a"
    assert kept["multiple"].misconceptions == ["belief-b"]


def test_after_a_failed_attempt_there_is_feedback_to_what_was_chosen_and_no_right_answer(
    signed_in: Client, lesson: Lesson
) -> None:
    text = signed_in.get(send(signed_in, lesson, WRONG).url).text
    assert "Not passed yet" in text
    assert "Not a, because." in text
    assert "Not x.sort(), because." in text
    for secret in ("Not c, because.", "A right answer", "Why single.", "sorted(x)", "Option c"):
        assert secret not in text


def test_after_a_passed_attempt_there_is_both(signed_in: Client, lesson: Lesson) -> None:
    text = signed_in.get(send(signed_in, lesson, {**RIGHT, "q-single": "a"}).url).text
    assert "5 of 6 right" in text
    assert "Not a, because." in text
    assert "A right answer" in text
    assert "Option b" in text
    assert "Why multiple." in text


def test_seven_of_ten_is_enough_and_the_attempts_are_listed(signed_in: Client, lesson: Lesson) -> None:
    first = send(signed_in, lesson, WRONG)
    second = send(signed_in, lesson, {**RIGHT, "q-single": "a"})
    text = signed_in.get(lesson.get_absolute_url()).text
    assert text.index(second.url) < text.index(first.url)
    assert "Passed. Your latest attempts" in text


def test_what_is_left_out_is_wrong(signed_in: Client, lesson: Lesson) -> None:
    send(signed_in, lesson, {"q-single": "b"})
    attempt = QuizAttempt.objects.get()
    assert (attempt.score, attempt.max_score) == (1, 6)
    assert "Nothing was answered here." in signed_in.get(f"{quiz_url(lesson)}{attempt.pk}/").text


REFUSED: dict[str, dict[str, Any]] = {
    "a question of another quiz": {"q-elsewhere": "b"},
    "one option twice": {"q-multiple": ["a", "a"]},
    "two answers where one is asked for": {"q-single": ["a", "b"]},
    "an option that is not there": {"q-single": "z"},
    "two lines on one place": {"q-order.l1.place": "1", "q-order.l2.place": "1"},
    "a field that the question has not": {"q-blanks.9": "x"},
    "a NUL character": {"q-short": "\0"},
    "a text that is too long": {"q-short": "x" * 2_001},
}


@pytest.mark.parametrize("form", REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_keeps_no_attempt_and_loses_nothing_typed(
    signed_in: Client, lesson: Lesson, form: dict[str, Any]
) -> None:
    typed = {"q-blanks.1": "my half-finished answer", "q-predict": "line one", **form}
    response = send(signed_in, lesson, typed)
    assert response.status_code == 200
    assert not QuizAttempt.objects.exists()
    assert not QuizAnswer.objects.exists()
    assert "it was not graded" in response.text
    assert 'value="my half-finished answer"' in response.text
    assert "line one</textarea>" in response.text


def test_the_question_that_does_not_fit_is_named(signed_in: Client, lesson: Lesson) -> None:
    response = send(signed_in, lesson, {"q-order.l1.place": "1", "q-order.l2.place": "1"})
    [asked] = [asked for asked in response.context["asked"] if asked.error]
    assert asked.question.slug == "order"
    assert "two lines have the place 1" in response.text


def test_options_keep_their_order_when_the_form_comes_back_and_change_it_after_an_attempt(
    signed_in: Client, lesson: Lesson
) -> None:
    def orders(text: str) -> list[str]:
        return re.findall(r'name="q-[^"]+" value="([abc])"', text)

    seen = orders(signed_in.get(lesson.get_absolute_url()).text)
    assert seen == orders(send(signed_in, lesson, {"q-single": "z"}).text)
    later = []
    for _ in range(8):
        send(signed_in, lesson, WRONG)
        later.append(orders(signed_in.get(quiz_url(lesson)).text))
    assert any(order != seen for order in later)


def test_archived_questions_are_not_asked(signed_in: Client, lesson: Lesson) -> None:
    Question.objects.exclude(slug="single").update(archived_at=timezone.now())
    send(signed_in, lesson, {"q-single": "b"})
    assert QuizAttempt.objects.get().max_score == 1


def test_a_lesson_without_a_quiz_has_no_quiz_page(signed_in: Client) -> None:
    assert signed_in.get(quiz_url(make_lesson())).status_code == 404


def test_an_archived_quiz_is_gone(signed_in: Client, lesson: Lesson) -> None:
    Quiz.objects.update(archived_at=timezone.now())
    assert send(signed_in, lesson, RIGHT).status_code == 404
    assert not QuizAttempt.objects.exists()


def test_unknown_lessons_are_404(signed_in: Client, lesson: Lesson) -> None:
    assert signed_in.post(reverse("courses:answer_quiz", args=[lesson.course.slug, "nowhere"])).status_code == 404


def test_anothers_attempt_is_404_and_so_is_one_of_another_lesson(
    client: Client, learner: User, other: User, lesson: Lesson
) -> None:
    attempt = QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=6)
    elsewhere = make_lesson()
    client.force_login(other)
    assert client.get(f"{quiz_url(lesson)}{attempt.pk}/").status_code == 404
    client.force_login(learner)
    assert client.get(f"{quiz_url(elsewhere)}{attempt.pk}/").status_code == 404
    assert client.get(f"{quiz_url(lesson)}{attempt.pk}/").status_code == 200
    assert client.get(f"{quiz_url(lesson)}{attempt.pk + 1}/").status_code == 404


def test_an_attempt_made_by_other_hands_shows_its_score(signed_in: Client, learner: User, lesson: Lesson) -> None:
    attempt = QuizAttempt.objects.create(user=learner, lesson=lesson, score=0, max_score=0)
    text = signed_in.get(f"{quiz_url(lesson)}{attempt.pk}/").text
    assert "0 of 0 right" in text
    assert "only its score" in text


def test_an_old_attempt_is_shown_though_its_question_has_changed(signed_in: Client, lesson: Lesson) -> None:
    url = send(signed_in, lesson, WRONG).url
    Question.objects.filter(slug="single").update(data={"kind": "single", "options": []})
    assert signed_in.get(url).status_code == 200


def test_answers_sent_after_the_session_ended_come_back_after_login(
    client: Client, learner: User, lesson: Lesson
) -> None:
    response = send(client, lesson, {"q-short": "typed with care", "q-multiple": ["a", "c"]})
    assert response["Location"] == f"{reverse('login')}?next={quiz_url(lesson)}"
    assert not QuizAttempt.objects.exists()
    login = client.post(response["Location"], {"username": "ada", "password": PASSWORD, "next": quiz_url(lesson)})
    text = client.get(login["Location"]).text
    assert 'value="typed with care"' in text
    assert text.count(" checked") == 2


def test_answers_sent_with_an_old_token_come_back_at_once(learner: User, lesson: Lesson) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    response = client.post(quiz_url(lesson), {"q-short": "typed with care", "csrfmiddlewaretoken": "old"})
    assert response["Location"] == quiz_url(lesson)
    assert not QuizAttempt.objects.exists()
    assert 'value="typed with care"' in client.get(response["Location"]).text
