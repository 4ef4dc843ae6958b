"""The log names requests and submissions, and nobody: what is known of a learner is looked for in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, OperationalError
from django.test import Client
from django.urls import reverse

from accounts import tasks
from accounts.models import Note
from config import access
from config.logs import Json, Lines
from tests.factory import PASSWORD, make_course, make_exercise, make_submission

WELL_FORMED = "0123456789abcdef0123456789abcdef"
PERSONAL = {
    "name": "Zuleika",
    "username": "zuleika-dobson",
    "e-mail": "zuleika@judas.example",
    "password": PASSWORD,
    "note": "the duke wears a wig",
    "search": "wigs of dukes",
    "address": "203.0.113.77",
    "agent": "Browser-of-Zuleika",
}


class Log:
    """What has been written, in one of the two forms."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture(params=[Lines, Json])
def log(request: pytest.FixtureRequest) -> Iterator[Log]:
    yield from _writing(request.param())


@pytest.fixture
def json_log() -> Iterator[Log]:
    yield from _writing(Json())


def _writing(form: logging.Formatter) -> Iterator[Log]:
    log = Log()
    handler = logging.StreamHandler(log.stream)
    handler.setFormatter(form)
    logging.getLogger().addHandler(handler)
    yield log
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def zuleika(db: None) -> User:
    return User.objects.create_user(
        PERSONAL["username"], PERSONAL["e-mail"], PASSWORD, first_name=PERSONAL["name"], last_name="Dobson"
    )


def test_a_request_has_one_id_in_its_records_and_in_its_answer(client: Client, db: None, json_log: Log) -> None:
    answer = client.get("/accounts/notes/5/edit/")
    client.get("/courses/no-such-course/")
    first, *others = json_log.records
    assert first["request"] == answer[access.HEADER]
    assert (first["path"], first["status"], first["view"]) == ("/accounts/notes/5/edit/", 302, "accounts:edit_note")
    assert {record["logger"] for record in others} == {"django.request", "config.access"}
    assert len({record["request"] for record in others}) == 1


@pytest.mark.parametrize(
    ("given", "is_taken"),
    [
        (WELL_FORMED, True),
        ("7e57ab1e-0000-4000-8000-123456789abc", True),
        ("short", False),
        ("zuleika" * 4, False),
        ("a" * 65, False),
        (f"{WELL_FORMED}\n", False),
    ],
)
def test_the_id_of_a_proxy_is_taken_if_it_is_one(client: Client, db: None, given: str, is_taken: bool) -> None:
    told = client.get("/keys/", headers={"x-request-id": given})[access.HEADER]
    assert (told == given) is is_taken
    assert access.WELL_FORMED.fullmatch(told)


def test_a_failure_has_a_page_with_the_number_that_is_in_the_log(
    client: Client, db: None, json_log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("django.views.generic.base.TemplateResponseMixin.render_to_response", _fail)
    monkeypatch.setattr("config.keys.kept.answer", _fail)
    answer = client.get("/keys/", headers={"x-request-id": WELL_FORMED})
    assert answer.status_code == 500
    assert WELL_FORMED in answer.content.decode()
    failure = next(record for record in json_log.records if record["level"] == "ERROR")
    assert (failure["request"], failure["message"]) == (WELL_FORMED, "500: /keys/")
    assert str(failure["error"][-1]) == "builtins.ValueError"  # type: ignore[index]
    assert any("in keys" in line for line in failure["error"])  # type: ignore[attr-defined]


def _fail(*_: object, **__: object) -> None:
    try:
        raise IntegrityError(f"Key (email)=({PERSONAL['e-mail']}) exists: {PERSONAL['note']}")
    except IntegrityError as error:
        raise ValueError(f"could not save {PERSONAL['username']}") from error


def test_a_workers_records_name_the_submission(
    learner: User, json_log: Log, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = make_submission(learner, make_exercise(), "queued")
    tasks.judge.func(submission.pk)  # an exercise without cases cannot be judged
    (record,) = (record for record in json_log.records if record["level"] == "ERROR")
    assert record["submission"] == submission.pk


def visit(client: Client, zuleika: User) -> None:
    """What somebody does on the site, some of it wrong."""
    client.defaults.update(REMOTE_ADDR=PERSONAL["address"], HTTP_USER_AGENT=PERSONAL["agent"])
    login = {"username": PERSONAL["username"], "password": "not " + PASSWORD}
    client.post(reverse("login"), login)
    client.post(reverse("login"), {**login, "password": PASSWORD})
    client.post(reverse("accounts:register"), {"username": PERSONAL["username"], "email": PERSONAL["e-mail"]})
    client.post(reverse("password_reset"), {"email": PERSONAL["e-mail"]})
    client.get(reverse("password_reset_confirm", args=["MQ", "c0ffee-" + "5" * 32]))
    lesson = make_course(lessons=1).lessons.get()
    note = {"title": PERSONAL["name"], "body": PERSONAL["note"], "lesson": lesson.pk}
    client.post(reverse("accounts:create_note"), note)
    Note.objects.create(user=zuleika, title=PERSONAL["name"], lesson=lesson)
    for path in ("/accounts/notes/", "/search/", "/", "/accounts/profile/", "/no/such/zuleika-dobson/"):
        client.get(path, {"q": PERSONAL["search"], "next": PERSONAL["e-mail"]})
    client.get(f"/courses/{PERSONAL['username']}/")
    client.get("/certificates/ZULEIKASKEY/")
    client.get("/admin/auth/user/zuleika-dobson/change/")
    client.generic("ZULEIKA", "/keys/")
    client.get("/", headers={"host": "zuleika-dobson.example"})
    strict = Client(enforce_csrf_checks=True, headers={"origin": "https://zuleika-dobson.example"})
    strict.post(reverse("login"), login)
    referer = f"https://elsewhere.example/?q={PERSONAL['search']}"
    Client(enforce_csrf_checks=True).post(reverse("login"), login, secure=True, headers={"referer": referer})


def test_nothing_of_a_learner_is_in_the_log(
    client: Client, zuleika: User, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(client, zuleika)
    client.raise_request_exception = False
    monkeypatch.setattr("config.keys.kept.answer", _fail)
    client.get("/keys/", {"q": PERSONAL["search"]})
    logging.getLogger("a.package").warning("New login failure by %s from %s", PERSONAL["username"], PERSONAL["address"])
    assert log.text.count("config.access") > 15
    assert "New login failure by … from …" in log.text
    assert "Origin checking failed" in log.text
    secrets = [*PERSONAL.values(), "c0ffee", "ZULEIKASKEY", "zuleika", "MQ/"]
    assert [line for line in log.text.splitlines() for value in secrets if value.lower() in line.lower()] == []


def test_a_database_that_is_away_is_told_of_with_its_reason(log: Log) -> None:
    try:
        raise OperationalError(f"connection refused\nDETAIL: {PERSONAL['username']}")
    except OperationalError:
        logging.getLogger("accounts").exception("The sweep failed")
    assert "OperationalError: connection refused" in log.text
    assert "zuleika" not in log.text


def test_a_record_is_one_line_whatever_is_in_it(json_log: Log) -> None:
    logging.getLogger("accounts").warning("one\ntwo %s", "three\r\nfour")
    assert [record["message"] for record in json_log.records] == ["one two three  four"]


def test_developers_see_all_of_an_error() -> None:
    try:
        raise ValueError("what went wrong")
    except ValueError as error:
        record = logging.LogRecord("other", logging.ERROR, "", 1, "of %s", ("x",), (ValueError, error, None))
    text = Lines(private=False).format(record)
    assert "of x" in text
    assert "ValueError: what went wrong" in text
