import pytest
from django.contrib.auth.models import User
from django.core import serializers

from accounts import profiles
from accounts.checks import clashing_accounts
from accounts.forms import UserRegisterForm
from accounts.models import Profile
from tests.factory import make_user

pytestmark = pytest.mark.django_db

NEW = {
    "username": "Ada",
    "email": "ada@example.org",
    "password1": "a long enough one",
    "password2": "a long enough one",
}


def keys(user: User) -> tuple[str | None, str | None]:
    return Profile.objects.values_list("username_key", "email_key").get(user=user)


def test_every_new_user_has_a_profile_with_keys() -> None:
    user = make_user("Ada", email="Ada@Example.ORG")
    assert keys(user) == ("ada", "ada@example.org")
    assert user.profile.username_key == "ada"


def test_saving_a_user_does_not_rewrite_the_profile(learner: User) -> None:
    Profile.objects.filter(user=learner).update(bio="kept")
    before = Profile.objects.values().get(user=learner)
    learner.first_name = "Ada"
    learner.save()
    assert Profile.objects.values().get(user=learner) == before


def test_a_new_name_or_address_brings_the_keys_into_step_and_changes_nothing_else(learner: User) -> None:
    before = learner.profile.updated_at
    learner.username, learner.email = "Lovelace", "Countess@Example.org"
    learner.save()
    assert keys(learner) == ("lovelace", "countess@example.org")
    assert Profile.objects.get(user=learner).updated_at == before


def test_a_save_of_other_fields_asks_the_database_nothing_about_profiles(
    learner: User, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        learner.save(update_fields=["last_login"])


def test_any_number_of_users_may_have_no_address() -> None:
    assert [keys(make_user(name, email=""))[1] for name in ("one", "two")] == [None, None]


def test_a_name_that_is_taken_in_another_case_leaves_the_newcomer_without_a_key(learner: User) -> None:
    late = User.objects.create_user("ADA", "ada2@example.org")
    assert keys(late) == (None, "ada2@example.org")
    assert keys(learner) == ("ada", "ada@example.org")


def test_the_key_comes_as_soon_as_the_name_is_free(learner: User) -> None:
    late = User.objects.create_user("ADA", "ada2@example.org")
    learner.delete()
    late.save()
    assert keys(late)[0] == "ada"


def test_who_takes_a_name_that_is_taken_gives_up_the_old_key(learner: User, other: User) -> None:
    other.username = "ADA"
    other.save()
    assert keys(other) == (None, "grace@example.org")
    assert make_user("grace", email="new@example.org").profile.username_key == "grace"


def test_a_save_of_the_address_alone_renews_its_key(learner: User) -> None:
    learner.email = "new@example.org"
    learner.save(update_fields=["email"])
    assert keys(learner) == ("ada", "new@example.org")


@pytest.mark.parametrize(
    ("text", "key"),
    [("Ada", "ada"), (" ada ", "ada"), ("STRASSE", "strasse"), ("straße", "strasse"), ("ﬁn", "fin"), ("", None)],
)
def test_what_names_are_compared_by(text: str, key: str | None) -> None:
    assert profiles.key(text) == key


def test_a_key_fits_its_column_however_long_the_name_becomes_when_folded() -> None:
    key = profiles.key("ΐ" * 254)
    assert key is not None
    assert len(key) <= 300
    assert key != profiles.key("ΐ" * 253)


def test_users_made_in_bulk_get_a_profile_when_it_is_first_asked_for() -> None:
    User.objects.bulk_create([User(username="bulk", email="bulk@example.org")])
    user = User.objects.get(username="bulk")
    assert not Profile.objects.filter(user=user).exists()
    assert profiles.profile_of(user) == profiles.profile_of(User.objects.get(pk=user.pk))
    assert keys(user) == ("bulk", "bulk@example.org")


def test_users_of_a_fixture_get_one_too_and_may_bring_their_own(learner: User) -> None:
    text = serializers.serialize("json", [learner, learner.profile])
    learner.delete()
    for row in serializers.deserialize("json", text):
        row.save()
    assert Profile.objects.count() == 1
    Profile.objects.all().delete()
    assert profiles.profile_of(User.objects.get()).username_key == "ada"


def registration(**fields: str) -> UserRegisterForm:
    form = UserRegisterForm({**NEW, **fields})
    assert form.is_valid(), form.errors
    return form


def test_of_two_who_register_one_name_at_once_the_later_is_told_so() -> None:
    first, second = registration(), registration(username="ADA", email="other@example.org")
    assert profiles.save_user(first)
    assert not profiles.save_user(second)
    assert second.errors == {"username": ["A user with that username already exists."]}
    assert User.objects.count() == 1


def test_so_is_the_later_of_two_with_exactly_one_name() -> None:
    first, second = registration(), registration(email="other@example.org")
    assert profiles.save_user(first)
    assert not profiles.save_user(second)
    assert "username" in second.errors
    assert User.objects.count() == 1


def test_so_is_the_later_of_two_with_one_address() -> None:
    first, second = registration(), registration(username="grace", email="ADA@example.org")
    assert profiles.save_user(first)
    assert not profiles.save_user(second)
    assert second.errors == {"email": ["Another account uses this e-mail address."]}
    assert User.objects.count() == 1


def test_the_check_lists_who_differs_in_nothing_but_case(learner: User) -> None:
    User.objects.create_user("ADA", "Ada@example.org")
    names, addresses = clashing_accounts(databases=["default"])
    assert names.id == "accounts.W001"
    assert f"ada (id {learner.pk}), ADA" in names.msg
    assert addresses.id == "accounts.W002"
    assert "ada@example.org" in addresses.msg
    assert "Ada@example.org" in addresses.msg


def test_the_check_lists_clashes_among_users_who_have_no_profile_yet() -> None:
    User.objects.bulk_create([User(username="Bulk"), User(username="bulk"), User(username="alone")])
    [names] = clashing_accounts(databases=["default"])
    assert "Bulk" in names.msg
    assert "bulk" in names.msg
    assert "alone" not in names.msg


def test_the_check_is_silent_where_all_names_differ(learner: User, other: User) -> None:
    assert clashing_accounts(databases=["default"]) == []


@pytest.mark.parametrize(("name", "kept"), [("Europe/Vienna", "Europe/Vienna"), ("Mars/Base", "UTC"), ("../x", "UTC")])
def test_only_a_time_zone_that_there_is_is_kept(learner: User, name: str, kept: str) -> None:
    profiles.set_time_zone(learner, name)
    assert Profile.objects.get(user=learner).time_zone == kept
