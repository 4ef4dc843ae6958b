"""What the site finds wrong with its accounts and notes (`manage.py check --database default`)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.models import User
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError, connection
from django.db.models import Q

from accounts import note_search, profiles
from accounts.models import Note


@register(Tags.database)
def clashing_accounts(
    app_configs: Sequence[AppConfig] | None = None, databases: Iterable[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """List the accounts whose name or address somebody else has in another case: they have no key of their own."""
    if not databases:
        return []
    try:
        return [
            *_clashes("username", Q(profile__username_key=None), "accounts.W001"),
            *_clashes("email", Q(profile__email_key=None) & ~Q(email=""), "accounts.W002"),
        ]
    except DatabaseError:  # not migrated yet
        return []


@register(Tags.database)
def index_of_notes(
    app_configs: Sequence[AppConfig] | None = None, databases: Iterable[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Say when the index of the words of notes is missing, or is not kept true any more."""
    if not databases or Note._meta.db_table not in connection.introspection.table_names():
        return []
    if note_search.is_indexed():
        return []
    text = "The search does not find notes that are written now: a part of its index is missing."
    return [Warning(text, hint="Run: manage.py index_notes", id="accounts.W003")]


def _clashes(field: str, without_key: Q, identifier: str) -> list[CheckMessage]:
    by_key: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for pk, text in User.objects.filter(without_key).order_by("pk").values_list("pk", field):
        by_key[profiles.key(text)].append((pk, text))
    owners = User.objects.filter(**{f"profile__{field}_key__isnull": False})
    for pk, text, owned in owners.values_list("pk", field, f"profile__{field}_key").iterator():
        if owned in by_key:
            by_key[owned].insert(0, (pk, text))
    return [
        Warning(
            f"These accounts differ in nothing but case in their {field}: "
            + ", ".join(f"{text} (id {pk})" for pk, text in users),
            hint="Give all but one of them another in the admin: nobody can tell which of them a person means.",
            id=identifier,
        )
        for users in by_key.values()
        if len(users) > 1
    ]
