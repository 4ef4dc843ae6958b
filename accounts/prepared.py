"""A question about one learner, or a change, whose SQL is worked out once in a process, not for every page.

Django takes longer to write the SQL of a question with many parts than the database takes to answer it.
"""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import CharField, Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.functions import Cast
from django.db.models.sql import InsertQuery, UpdateQuery

from accounts.clock import CompactMoment

EVER = date.min
"""A first day that is before every other."""

Given = int | str | date
Sql = tuple[str, Sequence[Any]]


class _Text(NamedTuple):
    sql: str
    parameters: tuple[Any, ...]
    stands_for: dict[Any, tuple[int, int]]
    """Which of what is given goes in the place of a parameter, and in which of its forms."""

    def filled(self, given: Sequence[Given]) -> list[Any]:
        places = ((parameter, self.stands_for.get(parameter)) for parameter in self.parameters)
        return [parameter if place is None else _FORMS[place[1]](given[place[0]]) for parameter, place in places]


class _Written(NamedTuple):
    queryset: QuerySet[Any, Any]
    compiler: Any
    text: _Text


class Prepared:
    """`question` builds the query from what is given: ids, slugs, days, moments. It may depend on nothing else.

    It is called once, with values that stand for them: no row has such an id, or is of such a time.
    """

    def __init__(self, question: Callable[..., QuerySet[Any, Any]]) -> None:
        self.question = question
        self._once: _Written | None = None

    def rows(self, *given: Given) -> list[tuple[Any, ...]]:
        """The rows as the database gives them, in one query.

        The columns have to be numbers and text, which every database gives as they are: dates and moments as `text_of`.
        A `CompactMoment` is read with `clock.moment_of`, and a boolean is a number to SQLite.
        """
        text = self._written(given).text
        with connection.cursor() as cursor:
            cursor.execute(text.sql, text.filled(given))
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def objects(self, *given: Given) -> list[Any]:
        """What the query gives, of any columns: models with all that is read together with them, or values."""
        written = self._written(given)
        compiler = copy(written.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_options: (written.text.sql, written.text.filled(given))
        found = written.queryset.all()
        found.query.get_compiler = lambda *_args, **_options: compiler  # type: ignore[method-assign]
        return list(found)

    def _written(self, given: Sequence[Given]) -> _Written:
        if self._once is None:
            places = _placeholders(given)
            queryset = self.question(*places)
            compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
            self._once = _Written(queryset, compiler, _text(compiler.as_sql(), places))
        return self._once


@lru_cache(maxsize=320)
def prepared_for(question: Callable[..., QuerySet[Any, Any]], _number: int) -> Prepared:
    """A question about so many things: each number of them has SQL of its own."""
    return Prepared(question)


class PreparedChange:
    """`change` gives the SQL of a change (`updating`, `inserting`) from what is given, as a `question` does."""

    def __init__(self, change: Callable[..., Sql]) -> None:
        self.change = change
        self._once: _Text | None = None

    def rows(self, *given: Given) -> int:
        """Make the change, and say how many rows it made or changed."""
        if self._once is None:
            places = _placeholders(given)
            self._once = _text(self.change(*places), places)
        with connection.cursor() as cursor:
            cursor.execute(self._once.sql, self._once.filled(given))
            return int(cursor.rowcount)


def updating(queryset: QuerySet[Any, Any], **values: Any) -> Sql:
    """The SQL of `queryset.update(**values)`."""
    query: Any = queryset.query.chain(UpdateQuery)
    query.add_update_values(values)
    sql: Sql = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    return sql


def inserting(row: Model, *, unique: Collection[str] = (), renewed: Collection[str] = ()) -> Sql:
    """The SQL that inserts a row as it is given: no field fills itself in.

    Where there is one with the same `unique` fields, those that are `renewed` are changed, or else nothing is.
    """
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    names = {field.name: field for field in fields}
    conflict = (OnConflict.UPDATE if renewed else OnConflict.IGNORE) if unique else None
    chosen = {"unique_fields": [names[name] for name in unique], "update_fields": [names[name] for name in renewed]}
    query: Any = InsertQuery(type(row), on_conflict=conflict, **chosen)
    query.insert_values(fields, [row], raw=True)
    sql: Sql
    [sql] = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    return sql


def _placeholders(given: Sequence[Given]) -> list[Given]:
    return [_placeholder(value, place) for place, value in enumerate(given)]


def _placeholder(value: Given, place: int) -> Given:
    if isinstance(value, str):
        return f"\0{place}"
    if isinstance(value, datetime):
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=place)
    return date.min + timedelta(days=place) if isinstance(value, date) else -1 - place


def _text(sql: Sql, places: Sequence[Given]) -> _Text:
    stands_for = {form(value): (place, at) for at, form in enumerate(_FORMS) for place, value in enumerate(places)}
    return _Text(sql[0], tuple(sql[1]), stands_for)


def _as_it_is(value: Given) -> Any:
    return value


def _adapted(value: Given) -> Any:
    """The value as this database takes it: SQLite wants a text for a day and for a moment."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _compact(value: Given) -> Any:
    """The value as this database takes it for a `CompactMoment`."""
    return _COMPACT.get_db_prep_value(value, connection) if isinstance(value, datetime) else value


_COMPACT = CompactMoment()
_FORMS = (_compact, _adapted, _as_it_is)
"""Where two are the same, the last one counts."""


def text_of(column: Any) -> Cast:
    """A date or a moment as text, for `date.fromisoformat` or `moment_from`."""
    return Cast(column, CharField())


def moment_from(text: str) -> datetime:
    """The moment in such a text. SQLite keeps UTC and does not say so; PostgreSQL is asked in UTC and does."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
