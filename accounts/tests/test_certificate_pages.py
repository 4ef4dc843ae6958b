"""The learner's own page of a certificate, and the public one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from accounts.certificates import Certificate
from courses.models import Course
from tests.factory import make_course

pytestmark = pytest.mark.django_db

UNKNOWN = "00000-00000-00000-00000-00000"


@pytest.fixture
def course(learner: User) -> Course:
    """A course that the learner completed: one lesson by reading, one by word."""
    course = make_course(lessons=2, title="First Steps", digest="abcdef" * 10)
    read, said = course.lessons.all()
    progress.mark_read(learner, read)
    progress.declare_known(learner, said)
    return course


@pytest.fixture
def certificate(learner: User, course: Course) -> Certificate:
    return progress.issue_certificate(learner, course, "Ada, Countess")


def own(course: Course, name: str = "certificate") -> str:
    return reverse(f"accounts:{name}", args=[course.pk])


def test_it_is_made_with_the_name_that_the_learner_chooses(signed_in: Client, course: Course) -> None:
    assert "the name that you choose here" in signed_in.get(own(course)).text
    response = signed_in.post(
        own(course, "make_certificate"), {"name": "  Ada\u202e \n L. ", "agree": "on"}, follow=True
    )
    assert response.redirect_chain == [(own(course), 302)]
    certificate = Certificate.objects.get()
    assert certificate.name == "Ada L."
    assert "Ada L." in response.text
    assert certificate.get_absolute_url() in response.text


@pytest.mark.parametrize(
    "typed",
    [{"name": "Ada"}, {"agree": "on"}, {"name": "\u202e \u200b", "agree": "on"}, {"name": "x" * 101, "agree": "on"}],
)
def test_without_a_name_and_the_word_there_is_none(signed_in: Client, course: Course, typed: dict[str, str]) -> None:
    response = signed_in.post(own(course, "make_certificate"), typed)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Certificate.objects.exists()


def test_the_name_of_the_account_is_only_offered(signed_in: Client, learner: User, course: Course) -> None:
    assert learner.username not in str(signed_in.get(own(course)).context["form"])
    User.objects.update(first_name="Ada", last_name="Lovelace")
    assert 'value="Ada Lovelace"' in str(signed_in.get(own(course)).context["form"])


def test_an_open_course_says_what_is_missing(signed_in: Client) -> None:
    course = make_course(lessons=1)
    text = signed_in.get(own(course)).text
    assert "This course is not complete yet." in text
    assert reverse("accounts:why_course", args=[course.pk]) in text
    response = signed_in.post(own(course, "make_certificate"), {"name": "Ada", "agree": "on"}, follow=True)
    assert "This course is not complete yet." in response.text
    assert not Certificate.objects.exists()


def test_anybody_with_the_code_sees_what_it_proves_and_nothing_else(
    client: Client, learner: User, certificate: Certificate
) -> None:
    User.objects.update(first_name="Secret", email="secret@example.org")
    response = client.get(certificate.get_absolute_url())
    assert response.status_code == 200
    for said in (
        "This certificate is valid.",
        "Ada, Countess",
        "First Steps",
        "2 lessons were complete.",
        "<b>1</b> by reading",
        "<b>1</b> by the learner’s own word to know it already. This site has not tested that.",
        "The learner chose the name. This site does not check who somebody is",
        "version abcdefabcdef.",
        certificate.shown_code,
    ):
        assert said in response.text
    for secret in (f">{learner.username}<", "secret@example.org", "Secret"):
        assert secret not in response.text


def test_it_is_not_indexed_and_not_kept(client: Client, certificate: Certificate) -> None:
    for page in (certificate.get_absolute_url(), reverse("check_certificate"), f"/certificates/{UNKNOWN}/"):
        response = client.get(page)
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "no-store" in response.headers["Cache-Control"]
        assert '<meta name="robots" content="noindex' in response.text
        assert not response.cookies


def test_a_course_by_record_alone_says_so(client: Client, learner: User) -> None:
    course = make_course(lessons=1)
    progress.declare_known(learner, course.lessons.get())
    learner.lesson_progress.update(is_completed=False)
    certificate = progress.issue_certificate(learner, course, "Ada")
    assert "There is no evidence lesson by lesson." in client.get(certificate.get_absolute_url()).text


def test_a_code_is_found_as_people_type_it(client: Client, certificate: Certificate) -> None:
    typed = certificate.shown_code.lower().replace("-", " ")
    response = client.get(reverse("check_certificate"), {"code": typed})
    assert response.headers["Location"] == certificate.get_absolute_url()


@pytest.mark.parametrize(
    "page", [f"/certificates/{UNKNOWN}/", "/certificates/nonsense/", "/certificates/?code=nonsense"]
)
def test_an_unknown_code_is_404_and_says_what_codes_look_like(client: Client, page: str) -> None:
    response = client.get(page)
    assert response.status_code == 404
    assert "There is no certificate with this code on this site." in response.text


def test_looking_costs_one_query_and_guessing_nonsense_none(
    client: Client, certificate: Certificate, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get(certificate.get_absolute_url())
    with django_assert_num_queries(1):
        client.get(f"/certificates/{UNKNOWN}/")
    with django_assert_num_queries(0):
        client.get("/certificates/nonsense/")


def test_withdrawn_it_tells_nothing_any_more(signed_in: Client, course: Course, certificate: Certificate) -> None:
    response = signed_in.post(own(course, "withdraw_certificate"), follow=True)
    assert "The certificate is withdrawn." in response.text
    assert "Your certificate was withdrawn on" in response.text
    response = Client().get(certificate.get_absolute_url())
    assert response.status_code == 410
    assert "This certificate was withdrawn" in response.text
    assert reverse("check_certificate") in response.text, "the way on"
    for told in ("Ada, Countess", "First Steps"):
        assert told not in response.text
    signed_in.post(own(course, "make_certificate"), {"name": "Ada", "agree": "on"})
    assert Client().get(certificate.get_absolute_url()).status_code == 410


def test_what_a_learner_typed_is_escaped(client: Client, learner: User, course: Course) -> None:
    certificate = progress.issue_certificate(learner, course, "<script>alert(1)</script>")
    assert "<script>alert" not in client.get(certificate.get_absolute_url()).text


def test_everybody_has_their_own(client: Client, teacher: User, course: Course, certificate: Certificate) -> None:
    client.force_login(teacher)
    assert "This course is not complete yet." in client.get(own(course)).text
    client.post(own(course, "withdraw_certificate"))
    assert Client().get(certificate.get_absolute_url()).status_code == 200


def test_a_closed_site_keeps_certificates_to_its_members(
    client: Client, signed_in: Client, course: Course, certificate: Certificate, settings: Any
) -> None:
    settings.PUBLIC = False
    assert Client().get(certificate.get_absolute_url()).status_code == 302
    assert signed_in.get(certificate.get_absolute_url()).status_code == 200
    assert "open to its members only" in signed_in.get(own(course)).text


def test_the_report_and_the_course_lead_to_it(signed_in: Client, course: Course) -> None:
    for page in (course.get_absolute_url(), reverse("accounts:course_progress", args=[course.pk])):
        assert f'href="{own(course)}"' in signed_in.get(page).text


@pytest.mark.parametrize("name", ["certificate", "make_certificate", "withdraw_certificate"])
def test_anonymous_visitors_log_in_first(client: Client, course: Course, name: str) -> None:
    ask = client.get if name == "certificate" else client.post
    answer = ask(own(course, name))
    assert answer.headers["Location"] == f"{reverse('login')}?next={own(course)}"


def test_a_name_typed_before_the_session_ended_comes_back(client: Client, learner: User, course: Course) -> None:
    client.post(own(course, "make_certificate"), {"name": "Countess", "agree": "on"})
    client.force_login(learner)
    assert 'value="Countess"' in client.get(own(course)).text


def test_methods(signed_in: Client, course: Course, certificate: Certificate) -> None:
    for name in ("make_certificate", "withdraw_certificate"):
        assert signed_in.get(own(course, name)).status_code == 405
    assert signed_in.post(certificate.get_absolute_url()).status_code == 405
    assert signed_in.get(own(Course(pk=999))).status_code == 404
