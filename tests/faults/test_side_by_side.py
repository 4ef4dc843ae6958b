"""During a deploy the old code and the new code run side by side: on one database, and behind one address."""

from threading import Thread

import pytest
from django.db import models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddField,
    AlterField,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
    RunSQL,
)
from django.db.migrations.operations.base import Operation

from tests.browser.crashes.served import until
from tests.faults.scenarios import reload_web
from tests.faults.side_by_side import refusals
from tests.faults.site import Learner, Site

BEFORE_THE_RULE = {"accounts": 9, "courses": 1, "exercises": 4, "review": 1}
"""The migrations up to these numbers were written before there was a rule."""

LIVED_WITH = [
    AddField("note", "colour", models.CharField(max_length=9, db_default="")),
    AddField("note", "read_at", models.DateTimeField(null=True)),
    AddField("note", "tags", models.ManyToManyField("accounts.Note")),
    AlterField("note", "title", models.CharField(max_length=300, null=True)),
    CreateModel("Tag", [("name", models.CharField(max_length=9))]),
]
NOT_LIVED_WITH = [
    AddField("note", "colour", models.CharField(max_length=9, default="")),
    AlterField("note", "title", models.CharField(max_length=300)),
    RemoveField("note", "title"),
    RenameField("note", "title", "heading"),
    RenameModel("Note", "Remark"),
    DeleteModel("Note"),
    RunSQL("DROP TABLE accounts_note"),
]


def migration(operation: Operation) -> Migration:
    made = Migration("0001_made", "accounts")
    made.operations = [operation]  # type: ignore[misc]  # as Django itself does
    return made


@pytest.mark.parametrize("operation", LIVED_WITH, ids=Operation.describe)
def test_what_the_old_code_lives_with_is_let_through(operation: Operation) -> None:
    assert refusals(migration(operation)) == []


@pytest.mark.parametrize("operation", NOT_LIVED_WITH, ids=Operation.describe)
def test_what_the_old_code_fails_on_is_refused_unless_it_is_marked(operation: Operation) -> None:
    made = migration(operation)
    assert len(refusals(made)) == 1
    made.contracts = "no code since 2.0 uses it"  # type: ignore[attr-defined]
    assert refusals(made) == []


def test_every_new_migration_can_be_lived_with_by_the_code_before_it() -> None:
    migrations = MigrationLoader(None).disk_migrations
    new = [
        row
        for (app, name), row in sorted(migrations.items())
        if app in BEFORE_THE_RULE and int(name[:4]) > BEFORE_THE_RULE[app]
    ]
    assert [why for row in new for why in refusals(row)] == []


PAGES = ("/", "/courses/", "/courses/numbers/to-read/", "/accounts/notes/")


@pytest.mark.xdist_group("faults")
def test_a_web_server_that_is_told_to_take_the_new_code_fails_no_request(site: Site) -> None:
    site.start()
    learners, statuses, failed = [Learner(site, name) for name in ("ada", "grace")], list[int](), list[OSError]()
    stopping = False

    def ask(learner: Learner) -> None:
        number = 0
        while not stopping:
            number += 1
            try:
                statuses.append(learner.get(PAGES[number % len(PAGES)]).status)
                note = {"title": f"{learner.name} {number}", "content": "text"}
                statuses.append(learner.post("/accounts/notes/create/", **note).status)
            except OSError as error:
                failed.append(error)

    threads = [Thread(target=ask, args=[learner]) for learner in learners]
    for thread in threads:
        thread.start()
    until(lambda: len(statuses) > 20)
    reload_web(site)
    answered = len(statuses)
    until(lambda: len(statuses) > answered + 20)
    stopping = True
    for thread in threads:
        thread.join()
    assert (failed, set(statuses)) == ([], {200, 302})
    assert site.number("SELECT count(*) FROM accounts_note WHERE content = 'text'") == statuses.count(302)
