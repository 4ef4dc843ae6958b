"""SPEC.md, "Forms and views" and behaviours 6 and 7, with the forms made directly as a stranger would make them."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.forms import NoteForm, ProfileUpdateForm, UserRegisterForm, UserUpdateForm
from accounts.models import Profile
from courses.models import Lesson
from exercises.models import Exercise

pytestmark = pytest.mark.django_db

PASSWORDS = {"password1": "zX9 quite long", "password2": "zX9 quite long"}


def encoded(form: str, mode: str) -> bytes:
    out = BytesIO()
    Image.new(mode, (30, 20)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("field", ["username", "email"])
def test_register_refuses_a_users_own_words_in_another_case(learner: User, field: str) -> None:
    fields = {"username": "new", "email": "new@example.org", **PASSWORDS, field: getattr(learner, field).upper()}
    assert list(UserRegisterForm(data=fields).errors) == [field]


@pytest.mark.parametrize("field", ["username", "email"])
def test_register_refuses_what_a_user_without_a_profile_has(field: str) -> None:
    User.objects.bulk_create([User(username="Bulk", email="Bulk@example.org")])
    fields = {"username": "new", "email": "new@example.org", **PASSWORDS}
    fields[field] = {"username": "bULK", "email": "bULK@EXAMPLE.org"}[field]
    assert list(UserRegisterForm(data=fields).errors) == [field]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"email": "ADA@Example.org"}, []),
        ({"username": "ADA"}, []),
        ({"email": "Grace@EXAMPLE.org"}, ["email"]),
        ({"username": "gRACE"}, ["username"]),
        ({"email": ""}, ["email"]),
        ({"email": "   "}, ["email"]),
        ({"username": ""}, ["username"]),
    ],
)
def test_update_tells_ones_own_words_from_anothers(
    learner: User, other: User, change: dict[str, str], wrong: list[str]
) -> None:
    form = UserUpdateForm({"username": "ada", "email": "ada@example.org", **change}, instance=learner, user=learner)
    assert list(form.errors) == wrong


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        (form, mode)
        for form, modes in {"PNG": "1 L LA P RGB RGBA I;16", "JPEG": "L RGB CMYK"}.items()
        for mode in modes.split()
    ]
    + [("GIF", "P"), ("WEBP", "RGBA")],
)
def test_avatar_of_every_common_sort_is_taken(learner: User, form: str, mode: str) -> None:
    files = {"avatar": SimpleUploadedFile("me.bin", encoded(form, mode), "application/octet-stream")}
    assert ProfileUpdateForm({"bio": ""}, files, instance=learner.profile).errors == {}


@pytest.mark.parametrize(
    "content", [b"", encoded("PNG", "RGB")[:45], encoded("JPEG", "RGB")[:200]], ids=["empty", "png", "jpeg"]
)
def test_avatar_that_is_cut_off_is_a_form_error(learner: User, content: bytes) -> None:
    files = {"avatar": SimpleUploadedFile("me.png", content, "image/png")}
    assert list(ProfileUpdateForm({"bio": ""}, files, instance=learner.profile).errors) == ["avatar"]


def test_profile_page_a_bio_that_is_not_sent_stays_and_an_empty_one_clears(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).update(bio="mine")
    names = {"username": "ada", "email": "ada@example.org"}
    for fields, left in ((names, "mine"), ({**names, "bio": ""}, "")):
        assert signed_in.post(reverse("accounts:profile"), fields).status_code == 302
        assert Profile.objects.get(user=learner).bio == left


def test_note_form_that_is_told_its_user_saves_for_that_user(learner: User, lesson: Lesson, exercise: Exercise) -> None:
    fields = {"title": "t", "content": "c", "lesson": str(lesson.pk), "exercise": str(exercise.pk)}
    note = NoteForm(fields, user=learner).save()
    assert (note.user, note.lesson, note.exercise) == (learner, lesson, exercise)


def test_note_form_does_not_hand_a_note_to_another(learner: User, other: User) -> None:
    note = NoteForm({"title": "t", "content": "c"}, user=learner).save()
    NoteForm({"title": "new", "content": "c"}, instance=note, user=other).save()
    note.refresh_from_db()
    assert (note.user, note.title) == (learner, "new")
