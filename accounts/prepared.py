"""A question about one learner whose SQL is worked out once in a process, not on every page.

Django takes longer to write the SQL of a question with many parts than the database takes to answer it.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

_NOBODY, EVER = -1, date.min
"""They stand for the learner and for a first day while the SQL is written; no row has such an id or such a date."""


class Prepared:
    """`question` builds the query for the id of a user and a first day; it may depend on nothing else that changes.

    Its columns have to be numbers and text, which every database gives as they are: dates and moments as `text_of`.
    """

    def __init__(self, question: Callable[[int, date], QuerySet[Any, Any]]) -> None:
        self.question = question

    @cached_property
    def _sql(self) -> tuple[str, tuple[Any, ...]]:
        sql, params = self.question(_NOBODY, EVER).query.sql_with_params()
        return sql, tuple(params)

    def rows(self, user_id: int, since: date = EVER) -> list[tuple[Any, ...]]:
        """The rows for this learner, in one query."""
        sql, params = self._sql
        first_day = connection.ops.adapt_datefield_value(since)
        given = {_NOBODY: user_id, EVER: first_day, str(EVER): first_day}
        with connection.cursor() as cursor:
            cursor.execute(sql, [given.get(param, param) for param in params])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def text_of(column: Any) -> Cast:
    """A date or a moment as text, for `date.fromisoformat` or `moment_from`."""
    return Cast(column, CharField())


def moment_from(text: str) -> datetime:
    """The moment in such a text. SQLite keeps UTC and does not say so; PostgreSQL is asked in UTC and does."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
