"""Every address of the site, and what it answers to whom. A URL that is missing here fails; so does one that is gone.

The columns are the roles of `tests.security.world`: anonymous, another learner, the owner, a teacher, an administrator.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from accounts.departures import Removal
from tests.security.world import ROLES, World, cast
from tests.url_names import names

pytestmark = pytest.mark.django_db

ALL = "200 200 200 200 200"
NONE = "405 405 405 405 405"
LOGIN = "login"
"""302 to the login page, which leads back."""
MEMBERS = "login 200 200 200 200"
OWNER = "login 404 200 404 404"
ONWARD = "login 302 302 302 302"
OWNER_ONWARD = "login 404 302 404 404"
NOTHING = "404 404 404 404 404"

PUBLIC = (ALL, NONE)
OWN = (MEMBERS, NONE)
ONE_OWN = (OWNER, NONE)
FORM = (MEMBERS, MEMBERS)
SENT = (NONE, ONWARD)
SAVED = (NONE, MEMBERS)
SIGNING = (ALL, ALL)

TABLE: dict[str, tuple[str, str]] = {
    "home": PUBLIC,
    "health_live": PUBLIC,
    "health_ready": PUBLIC,
    "metrics": (NOTHING, NONE),
    "search": PUBLIC,
    "keys": PUBLIC,
    "check_certificate": PUBLIC,
    "certificate": PUBLIC,
    "lesson_of_concepts": ("204 204 204 204 204", NONE),
    "concept": ("302 302 302 302 302", NONE),
    "avatar": (NOTHING, NONE),
    "python_worker": (NOTHING, NONE),
    "courses:catalogue": PUBLIC,
    "courses:course_detail": PUBLIC,
    "courses:lesson_detail": PUBLIC,
    "courses:mark_read": SENT,
    "courses:declare_known": SENT,
    "courses:declare_module_known": SENT,
    "courses:answer_quiz": (MEMBERS, ONWARD),
    "courses:quiz_result": ONE_OWN,
    "exercises:exercise_list": PUBLIC,
    "exercises:exercise_detail": PUBLIC,
    "exercises:submission_detail": ONE_OWN,
    "exercises:submit": SAVED,
    "exercises:draft": SAVED,
    "exercises:history": OWN,
    "exercises:bring_back": (NONE, "login 404 404 404 404"),
    "review:today": OWN,
    "review:session": (ONWARD, NONE),
    "review:cards": OWN,
    "review:write_card": FORM,
    "review:card": (OWNER, OWNER),
    "review:draft": (NONE, OWNER),
    "review:history": (OWNER, NONE),
    "review:bring_back": (NONE, OWNER_ONWARD),
    "review:edit_card": (OWNER, OWNER),
    "review:delete_card": (OWNER, OWNER_ONWARD),
    "review:change_state": (NONE, OWNER_ONWARD),
    "review:done": (OWNER, OWNER_ONWARD),
    "review:forecast": OWN,
    "review:settings": FORM,
    "review:pause": SENT,
    "accounts:register": SIGNING,
    "accounts:profile": FORM,
    "accounts:again": FORM,
    "accounts:second_factor": (ONWARD, ONWARD),
    "accounts:second_factor_off": SENT,
    "accounts:answer_time_zone": SENT,
    "accounts:download_everything": SAVED,
    "accounts:leave": (ONWARD, ONWARD),
    "accounts:stay": SENT,
    "accounts:progress": OWN,
    "accounts:course_progress": OWN,
    "accounts:certificate": OWN,
    "accounts:make_certificate": SAVED,
    "accounts:withdraw_certificate": SENT,
    "accounts:course_timeline": OWN,
    "accounts:why_course": OWN,
    "accounts:why_lesson": OWN,
    "accounts:take_back": SENT,
    "accounts:why_exercise": OWN,
    "accounts:why": OWN,
    "accounts:notes": OWN,
    "accounts:create_note": FORM,
    "accounts:export_notes": OWN,
    "accounts:draft_new_note": SAVED,
    "accounts:new_note_history": OWN,
    "accounts:bring_back_new_note": (NONE, "login 404 404 404 404"),
    "accounts:note_targets": OWN,
    "accounts:note_detail": ONE_OWN,
    "accounts:edit_note": (OWNER, OWNER),
    "accounts:draft_note": (NONE, OWNER),
    "accounts:note_history": ONE_OWN,
    "accounts:bring_back_note": (NONE, OWNER_ONWARD),
    "accounts:delete_note": (OWNER, OWNER_ONWARD),
    "accounts:favorites": OWN,
    "accounts:toggle_favorite_lesson": SENT,
    "accounts:toggle_favorite_exercise": SENT,
    "login": SIGNING,
    "second_step": ("302 302 302 302 302", "302 302 302 302 302"),
    "admin_login": ("login 403 403 302 302", "login 403 403 302 302"),
    "logout": (NONE, "302 302 302 302 302"),
    "password_change": FORM,
    "password_change_done": (MEMBERS, "login 405 405 405 405"),
    "password_reset": SIGNING,
    "password_reset_done": PUBLIC,
    "password_reset_confirm": ("302 302 302 302 302", "302 302 302 302 302"),
    "password_reset_complete": PUBLIC,
}

OPEN_ON_A_CLOSED_SITE = {
    *("health_live", "health_ready", "metrics", "login", "second_step", "logout", "accounts:register"),
    *("password_reset", "password_reset_done", "password_reset_confirm", "password_reset_complete"),
}

BY_HAND = {
    *("accounts.profile", "accounts.courseprogress", "accounts.lessonprogress", "accounts.quizattempt"),
    *("accounts.note", "accounts.favorite", "auth.user", "auth.group"),
}
"""What an administrator may add and change; everything else is only shown."""
NEVER_DELETED = {"courses", "exercises", "django_tasks_database"}
"""The rooms whose rows nobody deletes by hand, but for `DELETED`."""
DELETED = {"exercises.disagreement"}
RECEIPTS = "accounts.removal"
"""Shown and nothing else, to administrators too: a receipt that somebody could change would prove nothing."""


def answered(role: User | None, method: str, url: Callable[[], str], fields: dict[str, object]) -> str:
    """The status, or "login"; whatever the act did is undone."""
    client = Client()
    with transaction.atomic():
        if role is not None:
            client.force_login(role)
        response = getattr(client, method)(url(), fields)
        transaction.set_rollback(True)
    leads_to = response.headers.get("Location", "")
    return LOGIN if leads_to.startswith(f"{reverse('login')}?next=") else str(response.status_code)


def asked(world: World, role: User | None, name: str) -> tuple[str, str]:
    """What GET and POST of this URL answer."""
    address, fields = (lambda: world.address(name)), world.fields(name)
    return answered(role, "get", address, {}), answered(role, "post", address, fields)


def test_every_url_is_in_the_table() -> None:
    assert names() == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(learner: User, role: str) -> None:
    world, person, column = World(learner), cast(learner)[role], ROLES.index(role)
    wanted = {name: (get.split()[column], post.split()[column]) for name, (get, post) in TABLE.items()}
    assert {name: asked(world, person, name) for name in TABLE} == wanted


def test_a_closed_site_shows_nothing_to_strangers_but_the_way_in(learner: User, settings: Any) -> None:
    world = World(learner)
    settings.PUBLIC = False
    for name, (get, post) in TABLE.items():
        is_open = name in OPEN_ON_A_CLOSED_SITE
        for was, now in zip((get, post), asked(world, None, name), strict=True):
            assert now == was.split()[0] if is_open else now in (LOGIN, "405"), name


@pytest.mark.parametrize("role", ROLES[1:])
def test_a_closed_site_is_open_to_its_members(learner: User, settings: Any, role: str) -> None:
    world, person, column = World(learner), cast(learner)[role], ROLES.index(role)
    settings.PUBLIC = False
    pages = [name for name, (get, _post) in TABLE.items() if get.split()[column] == "200"]
    assert [name for name in pages if asked(world, person, name)[0] != "200"] == []


def admin_url(model: type[models.Model], kind: str, *arguments: object) -> Callable[[], str]:
    return lambda: reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}", args=arguments)


def in_admin(role: User | None, model: type[models.Model]) -> dict[str, str]:
    """What the administration's pages of a model answer; those of one row only where there is a row."""
    pages = {"list": admin_url(model, "changelist"), "add": admin_url(model, "add")}
    if row := model._default_manager.first():
        pages |= {"change": admin_url(model, "change", row.pk), "delete": admin_url(model, "delete", row.pk)}
    return {page: answered(role, "get", url, {}) for page, url in pages.items()}


def administrator_gets(label: str) -> dict[str, str]:
    deletes = label in DELETED or (label.partition(".")[0] not in NEVER_DELETED and label != RECEIPTS)
    return {
        "list": "200",
        "add": "200" if label in BY_HAND else "403",
        "change": "200",
        "delete": "200" if deletes else "403",
    }


def test_the_administration_is_for_those_who_work_here(learner: User) -> None:
    World(learner)
    Removal.objects.create(removed_on=date(2026, 1, 1))
    people = cast(learner)
    for model in admin.site._registry:
        for role in ("anonymous", "other", "owner"):
            assert set(in_admin(people[role], model).values()) == {"302"}, model
        teacher = in_admin(people["teacher"], model)
        assert teacher == {page: "200" if page in ("list", "change") else "403" for page in teacher}, model
        wanted, got = administrator_gets(model._meta.label_lower), in_admin(people["administrator"], model)
        assert got == {page: wanted[page] for page in got}, model


def test_a_teacher_changes_nothing_in_the_administration(learner: User) -> None:
    World(learner)
    teacher = cast(learner)["teacher"]
    for model in admin.site._registry:
        if row := model._default_manager.first():
            assert answered(teacher, "post", admin_url(model, "change", row.pk), {}) == "403", model


def test_every_model_of_the_administration_is_one_that_was_thought_of() -> None:
    labels = {model._meta.label_lower for model in admin.site._registry}
    assert labels >= BY_HAND
    assert {label.partition(".")[0] for label in labels - BY_HAND - {RECEIPTS}} == NEVER_DELETED | {"review"}
