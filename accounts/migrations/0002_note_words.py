"""The index of the words of notes (accounts/note_search.py). The database itself keeps it true, whoever writes a note.

On SQLite a table of FTS5 that stores nothing but the index, and three triggers. A later migration that makes Django
build `accounts_note` anew (most changes of a column do) drops the triggers with the old table and has to run
`make_index` again; the tests of the search fail until it does, and a check says so on the site (accounts/checks.py).
On PostgreSQL a generated column. Words are what stands between signs: its own parser would take "a.py" for a host.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE_DROP = [
    "DROP TRIGGER IF EXISTS accounts_note_words_insert",
    "DROP TRIGGER IF EXISTS accounts_note_words_delete",
    "DROP TRIGGER IF EXISTS accounts_note_words_update",
    "DROP TABLE IF EXISTS accounts_note_words",
]

_ADD = "INSERT INTO accounts_note_words (rowid, user_id, title, content) VALUES (new.id, new.user_id, new.title, new.content)"
_TAKE = (
    "INSERT INTO accounts_note_words (accounts_note_words, rowid, user_id, title, content) "
    "VALUES ('delete', old.id, old.user_id, old.title, old.content)"
)

SQLITE = [
    *SQLITE_DROP,
    "CREATE VIRTUAL TABLE accounts_note_words USING fts5 (user_id, title, content, content='accounts_note', "
    "content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER accounts_note_words_insert AFTER INSERT ON accounts_note BEGIN {_ADD}; END",
    f"CREATE TRIGGER accounts_note_words_delete AFTER DELETE ON accounts_note BEGIN {_TAKE}; END",
    "CREATE TRIGGER accounts_note_words_update AFTER UPDATE OF id, user_id, title, content ON accounts_note "
    f"BEGIN {_TAKE}; {_ADD}; END",
    "INSERT INTO accounts_note_words (accounts_note_words) VALUES ('rebuild')",
]

# 100,000 characters are what a note may hold; a longer one, made past the form, is found by its beginning (a tsvector
# holds no more than 1 MB). Signs are named one by one, so that the locale of the database makes no difference.
POSTGRESQL = [
    r"""
    CREATE FUNCTION accounts_note_words(owner bigint, title text, content text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_tsvector(ARRAY['user=' || owner]) || to_tsvector('pg_catalog.simple'::regconfig, regexp_replace(
        title || ' ' || left(content, 100000),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7'
        '\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020\U0001f000-\U0001faff]+', ' ', 'g'))
    """,
    "ALTER TABLE accounts_note ADD COLUMN words tsvector GENERATED ALWAYS AS "
    "(accounts_note_words(user_id, title, content)) STORED",
    "CREATE INDEX accounts_note_words ON accounts_note USING gin (words)",
]

POSTGRESQL_DROP = ["ALTER TABLE accounts_note DROP COLUMN words", "DROP FUNCTION accounts_note_words"]

MAKE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
DROP = {"sqlite": SQLITE_DROP, "postgresql": POSTGRESQL_DROP}


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of all notes that are there, and what keeps it."""
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make_index, drop_index)]
