"""No request of a browser that was closed may meet the end of its test, when rows and tables are emptied below it.

On PostgreSQL such a request and the emptying can wait for each other for ever, which the database ends by an error.
"""

from threading import Condition
from typing import Any

from django.core.signals import request_finished, request_started

from tests.servers import PATIENCE_SECONDS


class Served:
    """The requests of a test's browser: counted while it is open, refused from when it was closed."""

    def __init__(self) -> None:
        self._on_their_way, self._is_closed, self._change = 0, False, Condition()

    def open(self) -> None:
        """A browser is opened."""
        request_started.connect(self._comes)
        request_finished.connect(self._goes)

    def close(self) -> None:
        """Come back when all is answered; what a closed page sends late, such as a draft, finds nobody."""
        with self._change:
            assert self._change.wait_for(lambda: self._on_their_way <= 0, PATIENCE_SECONDS), "still not answered"
            self._is_closed = True

    def forget(self) -> None:
        """The test is over, its rows are gone."""
        request_started.disconnect(self._comes)
        request_finished.disconnect(self._goes)
        self._on_their_way, self._is_closed = 0, False

    def _comes(self, **_: Any) -> None:
        with self._change:
            if self._is_closed:
                raise ConnectionRefusedError
            self._on_their_way += 1

    def _goes(self, **_: Any) -> None:
        with self._change:
            self._on_their_way -= 1
            self._change.notify_all()


served = Served()
