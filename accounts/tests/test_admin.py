"""The admin of learners' rows (SPEC.md, Admin): saving there goes through the same rules as on the site."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from accounts import favorites, notes, progress
from accounts.models import CourseProgress, Favorite, LearningEvent, LessonProgress, Note, Profile, QuizAttempt
from accounts.tests.pictures import SVG, picture, upload
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission, make_user

pytestmark = pytest.mark.django_db

MODELS = ["profile", "courseprogress", "lessonprogress", "quizattempt", "note", "favorite"]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def office(client: Client, teacher: User) -> Client:
    client.force_login(teacher)
    return client


def url(model: str, page: str, *args: object) -> str:
    return reverse(f"admin:accounts_{model}_{page}", args=args)


def make_rows(number: int) -> None:
    for _ in range(number):
        user, lesson, exercise = make_user(), make_lesson(), make_exercise()
        CourseProgress.objects.create(user=user, course=lesson.course)
        LessonProgress.objects.create(user=user, lesson=lesson)
        QuizAttempt.objects.create(user=user, lesson=lesson, score=1, max_score=2)
        notes.create_note(user, title="t", content="c", lesson=lesson, exercise=exercise)
        favorites.set_favorite(user, lesson)
        favorites.set_favorite(user, exercise)


@pytest.mark.parametrize("model", MODELS)
def test_lists_work_and_take_no_query_for_each_row(
    office: Client, model: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_rows(30)
    with django_assert_max_num_queries(8):
        assert office.get(url(model, "changelist")).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_lists_can_be_searched(office: Client, model: str) -> None:
    make_rows(1)
    assert office.get(url(model, "changelist"), {"q": "learner"}).context["cl"].result_count >= 1
    assert office.get(url(model, "changelist"), {"q": "nobody at all"}).context["cl"].result_count == 0


@pytest.mark.parametrize("model", MODELS)
def test_forms_name_no_list_of_all_users_lessons_or_exercises(office: Client, model: str) -> None:
    make_rows(3)
    text = office.get(url(model, "add")).text
    assert 'name="user"' in text
    assert "<select" not in text


@pytest.mark.parametrize("model", MODELS)
def test_learners_do_not_get_in(signed_in: Client, model: str) -> None:
    assert signed_in.get(url(model, "changelist")).status_code == 302


def date_and_time(name: str, day: str = "", hour: str = "") -> dict[str, str]:
    return {f"{name}_0": day, f"{name}_1": hour}


def test_completing_a_lesson_here_is_recorded_and_completes_its_course(
    office: Client, teacher: User, learner: User
) -> None:
    lesson = make_course(lessons=1).lessons.get()
    names = ("completion_date", "read_at", "declared_at", "evidence_at")
    empty = {key: value for name in names for key, value in date_and_time(name).items()}
    fields = {"user": learner.pk, "lesson": lesson.pk, "is_completed": "on", **empty}
    assert office.post(url("lessonprogress", "add"), fields).status_code == 302
    row = LessonProgress.objects.get()
    assert row.is_completed
    assert row.completion_date is not None
    assert CourseProgress.objects.get().is_completed
    event = LearningEvent.objects.get(kind=LearningEvent.Kind.CORRECTED)
    assert (event.user, event.lesson, event.data["by"]) == (learner, lesson, teacher.pk)
    del fields["is_completed"]
    office.post(url("lessonprogress", "change", row.pk), fields)
    row.refresh_from_db()
    assert not row.is_completed


def test_a_change_of_a_course_is_recorded(office: Client, learner: User) -> None:
    row = CourseProgress.objects.create(user=learner, course=make_course())
    fields = {"user": learner.pk, "course": row.course.pk, "is_completed": "on", **date_and_time("completion_date")}
    assert office.post(url("courseprogress", "change", row.pk), fields).status_code == 302
    row.refresh_from_db()
    assert row.is_completed
    assert row.completion_date is not None
    assert LearningEvent.objects.get().kind == LearningEvent.Kind.CORRECTED


def test_an_attempt_entered_here_completes_the_lesson(office: Client, learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    fields = {"user": learner.pk, "lesson": lesson.pk, "score": 2, "max_score": 2}
    assert office.post(url("quizattempt", "add"), fields).status_code == 302
    assert QuizAttempt.objects.get().percentage == 100
    assert LessonProgress.objects.get().is_completed
    assert LearningEvent.objects.filter(kind=LearningEvent.Kind.CORRECTED, data__score=2).exists()


@pytest.mark.parametrize("score", [-1, 3])
def test_an_impossible_score_is_a_form_error(office: Client, learner: User, score: int) -> None:
    fields = {"user": learner.pk, "lesson": make_lesson().pk, "score": score, "max_score": 2}
    assert office.post(url("quizattempt", "add"), fields).status_code == 200
    assert not QuizAttempt.objects.exists()


def test_a_note_saved_here_is_rendered_and_stays_its_writers(office: Client, learner: User, other: User) -> None:
    fields = {"user": learner.pk, "title": "t", "content": "**a** <script>x</script>", "lesson": "", "exercise": ""}
    assert office.post(url("note", "add"), fields).status_code == 302
    note = Note.objects.get()
    assert "<strong>a</strong>" in note.content_html
    assert "<script" not in note.content_html
    changed = {**fields, "user": other.pk, "content": "*b*"}
    assert office.post(url("note", "change", note.pk), changed).status_code == 302
    note.refresh_from_db()
    assert (note.user, note.content, note.revision) == (learner, "*b*", 2)
    assert "<em>b</em>" in note.content_html


def test_a_note_that_is_too_long_is_a_form_error(office: Client, learner: User) -> None:
    fields = {"user": learner.pk, "title": "t", "content": "x" * 100_001, "lesson": "", "exercise": ""}
    assert office.post(url("note", "add"), fields).status_code == 200
    assert not Note.objects.exists()


@pytest.mark.parametrize("both", [True, False])
def test_a_star_on_two_things_or_none_is_a_form_error(office: Client, learner: User, both: bool) -> None:
    ids = (make_lesson().pk, make_exercise().pk) if both else ("", "")
    fields = {"user": learner.pk, "lesson": ids[0], "exercise": ids[1]}
    assert office.post(url("favorite", "add"), fields).status_code == 200
    assert not Favorite.objects.exists()


def test_a_second_star_on_one_thing_is_a_form_error(office: Client, learner: User) -> None:
    lesson = make_lesson()
    favorites.set_favorite(learner, lesson)
    fields = {"user": learner.pk, "lesson": lesson.pk, "exercise": ""}
    assert office.post(url("favorite", "add"), fields).status_code == 200
    assert Favorite.objects.count() == 1


def test_a_picture_sent_here_is_checked_like_on_the_site(
    office: Client, learner: User, media: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = url("profile", "change", learner.profile.pk)
    fields = {"user": learner.pk, "bio": "", "time_zone": "UTC"}
    assert office.post(page, {**fields, "avatar": upload(SVG)}).status_code == 200
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert office.post(page, {**fields, "avatar": upload(picture())}).status_code == 302
    [file] = (media / "avatars").iterdir()
    assert Profile.objects.get(user=learner).avatar.name == f"avatars/{file.name}"
    assert file.suffix == ".webp"


def test_a_profile_made_here_has_its_keys(office: Client) -> None:
    User.objects.bulk_create([User(username="Bulk", email="bulk@example.org")])
    user = User.objects.get(username="Bulk")
    assert office.post(url("profile", "add"), {"user": user.pk, "bio": "", "time_zone": "UTC"}).status_code == 302
    assert Profile.objects.get(user=user).username_key == "bulk"


def password_link(client: Client, user: User) -> str | None:
    fields = {"action": "make_password_link", "_selected_action": [user.pk]}
    text = client.post(reverse("admin:auth_user_changelist"), fields, follow=True).text
    found = re.search(r"http://testserver(/accounts/reset/[^\s<]+)", text)
    return found[1] if found else None


def test_a_one_time_link_lets_somebody_choose_a_new_password(office: Client, learner: User) -> None:
    link = password_link(office, learner)
    assert link
    visitor = Client()
    choose = visitor.get(link, follow=True).redirect_chain[-1][0]
    visitor.post(choose, {"new_password1": "rivers run north", "new_password2": "rivers run north"})
    learner.refresh_from_db()
    assert learner.check_password("rivers run north")
    assert "used already" in Client().get(link, follow=True).text


def test_staff_who_are_no_superusers_make_no_link_to_a_superusers_account(client: Client, teacher: User) -> None:
    clerk = make_user("clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "change_user"]))
    client.force_login(clerk)
    assert password_link(client, teacher) is None
    assert password_link(client, make_user("somebody"))


def test_staff_who_may_only_look_make_no_links(client: Client, learner: User) -> None:
    clerk = make_user("clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename="view_user"))
    client.force_login(clerk)
    assert password_link(client, learner) is None


def test_deleting_a_user_takes_everything_along_the_picture_too(
    office: Client, learner: User, media: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    lesson, exercise = make_lesson(), make_exercise()
    progress.mark_read(learner, lesson)
    make_submission(learner, exercise)
    favorites.set_favorite(learner, exercise)
    Profile.objects.filter(user=learner).update(avatar="avatars/x.webp")
    (media / "avatars").mkdir()
    (media / "avatars" / "x.webp").write_bytes(b"picture")
    with django_capture_on_commit_callbacks(execute=True):
        office.post(reverse("admin:auth_user_delete", args=[learner.pk]), {"post": "yes"})
    assert not User.objects.filter(pk=learner.pk).exists()
    assert not LearningEvent.objects.exists()
    assert list((media / "avatars").iterdir()) == []
