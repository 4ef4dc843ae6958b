"""A question about one learner whose SQL is worked out once in a process, not on every page.

Django takes longer to write the SQL of a question with many parts than the database takes to answer it.
"""

from collections.abc import Callable
from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

EVER = date.min
"""A first day that is before every other."""


class _Written(NamedTuple):
    queryset: QuerySet[Any, Any]
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]
    stands_for: dict[Any, int]
    """Which of what is given goes in the place of a parameter."""


class Prepared:
    """`question` builds the query from what is given: ids, days, moments. It may depend on nothing else that changes.

    It is called once, with values that stand for them: no row has such an id, or is of such a time.
    """

    def __init__(self, question: Callable[..., QuerySet[Any, Any]]) -> None:
        self.question = question
        self._once: _Written | None = None

    def rows(self, *given: int | date) -> list[tuple[Any, ...]]:
        """The rows as the database gives them, in one query.

        The columns have to be numbers and text, which every database gives as they are: dates and moments as `text_of`.
        A `CompactMoment` is read with `clock.moment_of`, and a boolean is a number to SQLite.
        """
        written = self._written(given)
        with connection.cursor() as cursor:
            cursor.execute(written.sql, _filled(written, given))
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def objects(self, *given: int | date) -> list[Any]:
        """What the query gives, of any columns: models with all that is read together with them, or values."""
        written = self._written(given)
        compiler = copy(written.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_options: (written.sql, _filled(written, given))
        found = written.queryset.all()
        found.query.get_compiler = lambda *_args, **_options: compiler  # type: ignore[method-assign]
        return list(found)

    def _written(self, given: tuple[int | date, ...]) -> _Written:
        if self._once is None:
            places = [_placeholder(value, place) for place, value in enumerate(given)]
            queryset = self.question(*places)
            compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
            sql, parameters = compiler.as_sql()
            stands_for = {form: place for place, value in enumerate(places) for form in (value, _adapted(value))}
            self._once = _Written(queryset, compiler, sql, tuple(parameters), stands_for)
        return self._once


def _placeholder(value: int | date, place: int) -> int | date:
    if isinstance(value, datetime):
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=place)
    return date.min + timedelta(days=place) if isinstance(value, date) else -1 - place


def _adapted(value: int | date) -> Any:
    """The value as this database takes it: SQLite wants a text for a day and for a moment."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _filled(written: _Written, given: tuple[int | date, ...]) -> list[Any]:
    values = [_adapted(value) for value in given]
    places = ((parameter, written.stands_for.get(parameter)) for parameter in written.parameters)
    return [parameter if place is None else values[place] for parameter, place in places]


def text_of(column: Any) -> Cast:
    """A date or a moment as text, for `date.fromisoformat` or `moment_from`."""
    return Cast(column, CharField())


def moment_from(text: str) -> datetime:
    """The moment in such a text. SQLite keeps UTC and does not say so; PostgreSQL is asked in UTC and does."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
