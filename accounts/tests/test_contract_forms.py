"""SPEC.md, "Forms and views": names, fields, labels, and what a POST of only these fields does."""

import pytest
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.forms import ModelChoiceField

from accounts import views
from accounts.forms import NoteForm, ProfileUpdateForm, UserRegisterForm, UserUpdateForm
from accounts.tests.pictures import picture, upload
from tests.factory import make_exercise, make_lesson

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (UserRegisterForm, ["username", "email", "password1", "password2"]),
        (UserUpdateForm, ["username", "email"]),
        (ProfileUpdateForm, ["bio", "avatar"]),
        (NoteForm, ["title", "content", "lesson", "exercise"]),
    ],
)
def test_fields(form: type, fields: list[str]) -> None:
    assert list(form().fields) == fields
    assert list(form(user=None).fields) == fields


def test_registering_is_djangos_form_with_an_address_that_is_required() -> None:
    assert issubclass(UserRegisterForm, UserCreationForm)
    assert UserRegisterForm().fields["email"].required
    assert UserUpdateForm().fields["email"].required


def test_register_form_saves_a_user() -> None:
    form = UserRegisterForm(
        {"username": "ada", "email": "a@example.org", "password1": "rivers run", "password2": "rivers run"}
    )
    assert form.is_valid(), form.errors
    user = form.save()
    assert User.objects.get() == user
    assert user.check_password("rivers run")
    assert user.profile.email_key == "a@example.org"


def test_update_forms_take_djangos_arguments(learner: User) -> None:
    u_form = UserUpdateForm({"username": "ada", "email": "new@example.org"}, instance=learner)
    p_form = ProfileUpdateForm({"bio": "Hi"}, {"avatar": upload(picture())}, instance=learner.profile)
    assert u_form.is_valid(), u_form.errors
    assert p_form.is_valid(), p_form.errors
    assert u_form.save().email == "new@example.org"


def test_profile_form_is_valid_with_nothing(learner: User) -> None:
    assert ProfileUpdateForm({}, instance=learner.profile).is_valid()


def test_note_form_takes_ids_or_nothing() -> None:
    lesson, exercise = make_lesson(), make_exercise()
    form = NoteForm({"title": "t", "content": "c", "lesson": lesson.pk, "exercise": exercise.pk})
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["lesson"], form.cleaned_data["exercise"]) == (lesson, exercise)
    general = NoteForm({"title": "t", "content": "c"})
    assert general.is_valid(), general.errors
    assert (general.cleaned_data["lesson"], general.cleaned_data["exercise"]) == (None, None)


def test_note_form_names_the_empty_choices() -> None:
    form = NoteForm()
    for name in ("lesson", "exercise"):
        field = form.fields[name]
        assert isinstance(field, ModelChoiceField)
        assert field.empty_label == f"No {name} (general note)"
        assert f"No {name} (general note)" in str(form[name])
        assert not field.required


def test_note_form_saves_like_any_model_form(learner: User) -> None:
    form = NoteForm({"title": "t", "content": "c"})
    note = form.save(commit=False)
    note.user = learner
    note.save()
    assert learner.notes.get().title == "t"


@pytest.mark.parametrize(
    "name",
    [
        "register",
        "profile",
        "progress_overview",
        "course_progress",
        "note_list",
        "create_note",
        "note_detail",
        "edit_note",
        "delete_note",
        "favorite_list",
        "toggle_favorite_lesson",
        "toggle_favorite_exercise",
    ],
)
def test_views_are_there_by_name(name: str) -> None:
    assert callable(getattr(views, name))
