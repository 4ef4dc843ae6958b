"""Full text search in one learner's notes: one question, asked of FTS5 on SQLite and of a tsvector on PostgreSQL.

The index holds the owner of each note beside its words, so that a search walks through one's own notes however many
others there are. It is made and kept by the database (migration 0002), also for rows made past `accounts.notes`.

A text is taken as words; every sign between them only separates. All words have to be there, in any order and any case;
the last one may go on, unless a sign follows it: "list com" finds "list comprehension", and "com!" does not.
"""

import re
from importlib import import_module

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

MOST_WORDS = 32
"""Words of a search that are looked at; a sentence has fewer, and each one costs."""

WORD = re.compile(r"[^\W_]+")

SQLITE_PARTS = {"accounts_note_words", *(f"accounts_note_words_{event}" for event in ("insert", "delete", "update"))}
"""The table of the index, and the triggers on the table of notes that keep it."""

_SQLITE = "SELECT rowid FROM accounts_note_words WHERE accounts_note_words MATCH %s"
_POSTGRESQL = """
    SELECT id FROM accounts_note, to_tsquery('pg_catalog.simple', %s) AS asked
    WHERE words @@ (%s::tsquery && asked) AND numnode(asked) > 0"""
"""Of a sign that PostgreSQL takes for no word nothing is left to ask for, and then nothing is found."""


def matching(user_id: int, text: str) -> RawSQL | None:
    """The ids of the user's notes that have these words in title or content, for `pk__in`; None without a word."""
    words = WORD.findall(text)[:MOST_WORDS]
    if not words:
        return None
    goes_on = text.endswith(words[-1])
    if connection.vendor == "sqlite":
        return RawSQL(_SQLITE, [fts5_query(user_id, words, goes_on=goes_on)])  # noqa: S611  # a constant
    return RawSQL(_POSTGRESQL, [tsquery(words, goes_on=goes_on), f"'user={user_id}'"])  # noqa: S611  # the same


def fts5_query(user_id: int, words: list[str], *, goes_on: bool) -> str:
    """The question in the language of FTS5: every word in quotes, so that none of them is an operator."""
    quoted = " AND ".join(f'"{word}"' for word in words)
    return f'user_id : "{user_id}" AND {{title content}} : ({quoted}{" *" if goes_on else ""})'


def tsquery(words: list[str], *, goes_on: bool) -> str:
    """The question in the language of PostgreSQL's tsquery."""
    return " & ".join(f"'{word}'" for word in words) + (":*" if goes_on else "")


def is_indexed() -> bool:
    """Whether all parts of the index are there. On SQLite, a table of notes built anew has lost its triggers."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'accounts_note_words%'")
        return {name for (name,) in cursor.fetchall()} >= SQLITE_PARTS


def mend_index() -> None:
    """Make the index of all notes anew, as migration 0002 does, if a part of it is missing."""
    if is_indexed():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in import_module("accounts.migrations.0002_note_words").SQLITE:
            cursor.execute(statement)
