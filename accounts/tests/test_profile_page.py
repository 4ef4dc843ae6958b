from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Profile
from accounts.tests.pictures import SVG, bomb, picture, upload
from accounts.views.media import avatar
from tests.factory import make_user

pytestmark = pytest.mark.django_db

URL = reverse("accounts:profile")
ADA = {"username": "ada", "email": "ada@example.org", "bio": "I count."}


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "avatars"


@pytest.fixture
def pictured(signed_in: Client, learner: User) -> str:
    """The learner's avatar, by its name."""
    signed_in.post(URL, {**ADA, "avatar": upload(picture())})
    name = str(Profile.objects.get(user=learner).avatar.name)
    assert name.startswith("avatars/")
    return name


def files(media: Path) -> list[str]:
    return [f"avatars/{path.name}" for path in media.glob("*")]


def test_it_works(signed_in: Client, learner: User) -> None:
    page = signed_in.get(URL)
    assert page.context["u_form"].initial["username"] == "ada"
    response = signed_in.post(URL, {**ADA, "username": "countess", "email": "c@example.org"})
    assert response.headers["Location"] == URL
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Your profile has been updated!"]
    learner.refresh_from_db()
    assert (learner.username, learner.email, learner.profile.bio) == ("countess", "c@example.org", "I count.")
    assert learner.profile.username_key == "countess"


@pytest.mark.parametrize(
    ("email", "told"), [("c@example.org", ["ada@example.org"]), ("ADA@example.org", []), ("ada@example.org", [])]
)
def test_who_moves_to_another_address_is_told_so_at_the_old_one(
    signed_in: Client,
    email: str,
    told: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(URL, {**ADA, "email": email})
    assert [to for message in mail.outbox for to in message.to] == told
    assert all("the account ada was changed" in str(message.body) for message in mail.outbox)
    assert all("c@example.org" not in str(message.body) for message in mail.outbox)


def test_nobody_is_told_of_an_address_that_was_not_taken(
    signed_in: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_user("grace", email="grace@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in.post(URL, {**ADA, "email": "grace@example.org"}).status_code == 200
    assert mail.outbox == []


def test_anonymous_visitors_log_in_first_and_come_back(client: Client) -> None:
    assert client.get(URL).headers["Location"] == f"{reverse('login')}?next={URL}"


def test_a_user_without_a_profile_gets_one(client: Client) -> None:
    User.objects.bulk_create([User(username="bulk", email="bulk@example.org")])
    client.force_login(User.objects.get())
    assert client.get(URL).status_code == 200
    client.post(URL, {"username": "bulk", "email": "bulk@example.org", "bio": "here"})
    assert Profile.objects.get().bio == "here"


def test_writing_ones_own_name_in_another_case_is_allowed(signed_in: Client, learner: User) -> None:
    assert signed_in.post(URL, {**ADA, "username": "ADA", "email": "ADA@example.org"}).status_code == 302
    learner.refresh_from_db()
    assert learner.username == "ADA"


def test_somebody_elses_name_or_address_is_refused_and_nothing_is_saved(
    signed_in: Client, learner: User, other: User
) -> None:
    response = signed_in.post(URL, {"username": "GRACE", "email": "Grace@example.org", "bio": "new"})
    assert response.status_code == 200
    assert set(response.context["u_form"].errors) == {"username", "email"}
    assert Profile.objects.get(user=learner).bio == ""


def test_a_race_for_a_name_is_a_form_error_and_the_bio_is_not_saved(
    signed_in: Client, learner: User, other: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.profiles.is_taken", lambda *_args, **_kwargs: False)
    response = signed_in.post(URL, {**ADA, "username": "GRACE"})
    assert response.context["u_form"].errors == {"username": ["A user with that username already exists."]}
    assert Profile.objects.get(user=learner).bio == ""
    assert User.objects.get(pk=learner.pk).username == "ada"


def test_who_had_a_clashing_name_before_can_still_change_the_rest(client: Client, learner: User) -> None:
    late = User.objects.create_user("ADA", "late@example.org")
    client.force_login(late)
    assert client.post(URL, {"username": "ADA", "email": "late@example.org", "bio": "still here"}).status_code == 302
    assert Profile.objects.get(user=late).bio == "still here"


def test_a_bio_of_500_characters_is_taken_with_its_line_ends_counted_once(signed_in: Client, learner: User) -> None:
    assert signed_in.post(URL, {**ADA, "bio": "x\r\n" * 249 + "yy"}).status_code == 302
    assert len(Profile.objects.get(user=learner).bio) == 500
    response = signed_in.post(URL, {**ADA, "bio": "x" * 501})
    assert "bio" in response.context["p_form"].errors
    assert "x" * 501 in response.text


def test_an_avatar_is_kept_as_webp_under_a_random_name_and_shown(signed_in: Client, pictured: str) -> None:
    assert pictured.endswith(".webp")
    url = f"/media/{pictured}"
    assert url in signed_in.get(URL).text
    response = signed_in.get(url)
    assert response.headers["Content-Type"] == "image/webp"
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"  # type: ignore[attr-defined]


def test_a_picture_is_never_sniffed_even_where_no_middleware_says_so(rf: RequestFactory, pictured: str) -> None:
    response = avatar(rf.get("/"), name=Path(pictured).stem)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_an_avatar_that_is_not_there_is_404(client: Client) -> None:
    assert client.get("/media/avatars/nothing.webp").status_code == 404
    assert client.get("/media/avatars/../secret.webp").status_code == 404


@pytest.mark.parametrize(
    "content",
    [SVG, b"hello", bomb(9000, 9000), picture() + b"\0" * 2 * 1024 * 1024],
    ids=["svg", "no-picture", "bomb", "too-big"],
)
def test_a_bad_file_is_a_form_error_and_the_old_picture_stays(
    signed_in: Client, learner: User, pictured: str, media: Path, content: bytes
) -> None:
    response = signed_in.post(URL, {**ADA, "bio": "typed", "avatar": upload(content)})
    assert response.status_code == 200
    assert "avatar" in response.context["p_form"].errors
    assert f"/media/{pictured}" in response.text
    assert "typed" in response.text
    assert Profile.objects.get(user=learner).avatar.name == pictured
    assert files(media) == [pictured]


def test_a_new_picture_replaces_the_old_file_once_that_is_certain(
    signed_in: Client,
    learner: User,
    pictured: str,
    media: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        signed_in.post(URL, {**ADA, "avatar": upload(picture("JPEG"))})
    assert pictured in files(media)
    for callback in callbacks:
        callback()
    assert files(media) == [Profile.objects.get(user=learner).avatar.name] != [pictured]


def test_a_picture_can_be_removed(
    signed_in: Client,
    learner: User,
    pictured: str,
    media: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(URL, {**ADA, "avatar-clear": "on"})
    assert not Profile.objects.get(user=learner).avatar
    assert files(media) == []


def test_a_save_without_a_picture_keeps_the_old_one(
    signed_in: Client,
    learner: User,
    pictured: str,
    media: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(URL, ADA)
    assert Profile.objects.get(user=learner).avatar.name == pictured
    assert files(media) == [pictured]


def test_fields_that_are_not_sent_keep_their_value(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).update(time_zone="Europe/Vienna")
    signed_in.post(URL, ADA)
    assert Profile.objects.get(user=learner).time_zone == "Europe/Vienna"


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.delete(URL).status_code == 405
