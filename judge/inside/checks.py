"""What test files of a learner's import by the name of pytest: `raises`, `approx`, `fail`, `fixture`, `parametrize`.

The parts of pytest that our lessons teach, with the same meaning; `judge.inside.suite` runs the tests.
"""

from __future__ import annotations

import math
import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Self

__all__ = ["Failed", "Fixture", "Parameters", "Raises", "Row", "as_module", "parameters_of"]

# As pytest has them.
RELATIVE, ABSOLUTE = 1e-6, 1e-12
_PARAMETERS = "_parameters"


class Failed(BaseException):
    """A test has found what it was looking for; no `except Exception` of a learner's stops it."""


class Raises:
    """The block after `with pytest.raises(...)`: it must raise one of these exceptions.

    `broken` holds the exceptions that came in the place of a declared one.
    """

    broken: list[BaseException] = []

    def __init__(self, expected: Any, *, match: str | None = None) -> None:
        kinds = expected if isinstance(expected, tuple) else (expected,)
        if not kinds or not all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds):
            raise TypeError("pytest.raises takes an exception class, or a tuple of them")
        self._kinds: tuple[type[BaseException], ...] = kinds
        self._match = match
        self.value: BaseException | None = None
        self.type: type[BaseException] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> bool:
        if error is None:
            raise Failed(f"{' or '.join(kind.__name__ for kind in self._kinds)} was not raised")
        if not isinstance(error, self._kinds):
            self.broken.append(error)
            return False
        self.value, self.type = error, type(error)
        if self._match is not None and not re.search(self._match, str(error)):
            raise Failed(f"{type(error).__name__} was raised, but {str(error)!r} does not match {self._match!r}")
        return True


class Approx:
    """A number, or a list, tuple or dictionary of numbers, that is equal to what is close to it."""

    def __init__(self, expected: Any, rel: float | None = None, abs: float | None = None) -> None:
        self._expected = expected
        # A given absolute tolerance alone switches the relative one off.
        self._relative = rel if rel is not None else RELATIVE if abs is None else 0.0
        self._absolute = ABSOLUTE if abs is None else abs

    def __eq__(self, got: object) -> bool:
        return self._close(self._expected, got)

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'approx'")

    def __repr__(self) -> str:
        return f"approx({self._expected!r})"

    def _close(self, expected: Any, got: Any) -> bool:
        if isinstance(expected, Mapping):
            return (
                isinstance(got, Mapping)
                and expected.keys() == got.keys()
                and all(self._close(expected[key], got[key]) for key in expected)
            )
        if isinstance(expected, Sequence) and not isinstance(expected, str | bytes):
            return (
                type(expected) is type(got)
                and len(expected) == len(got)
                and all(self._close(a, b) for a, b in zip(expected, got, strict=True))
            )
        if expected == got:
            return True
        if not all(isinstance(number, int | float) and math.isfinite(number) for number in (expected, got)):
            return False
        return bool(abs(expected - got) <= max(self._absolute, self._relative * abs(expected)))


class Fixture:
    """A function whose value tests get by naming it as a parameter."""

    def __init__(self, make: Callable[..., Any], *, scope: str, name: str | None, autouse: bool) -> None:
        self.make = make
        self.is_kept = scope != "function"
        self.name = name or make.__name__
        self.autouse = autouse

    def __call__(self, *arguments: object, **named: object) -> None:
        raise TypeError(f"the fixture {self.name} is called like a function; it is named as a parameter")


class Row:
    """The values of one run of a test, by name, and what the run is called."""

    def __init__(self, values: dict[str, Any], id: str) -> None:
        self.values = values
        self.id = id


class _Param:
    """`pytest.param`: values that stand together, with a name of their own."""

    def __init__(self, *values: Any, id: str | None = None) -> None:
        self.values = values
        self.id = id


class Parameters:
    """One `parametrize`, as a decorator: the names, and a row of values for each run of the test."""

    def __init__(self, names: str | Sequence[str], rows: Iterable[Any], ids: Sequence[str] | None = None) -> None:
        self._names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
        self._is_single = isinstance(names, str) and len(self._names) == 1
        given = list(ids or ())
        self.rows = [self._row(row, at, str(given[at]) if at < len(given) else None) for at, row in enumerate(rows)]

    def __call__(self, test: Any) -> Any:
        setattr(test, _PARAMETERS, [*parameters_of(test), self])
        return test

    def _row(self, row: Any, at: int, given: str | None) -> Row:
        if isinstance(row, _Param):
            values, given = row.values, row.id or given
        else:
            values = (row,) if self._is_single else tuple(row)
        if len(values) != len(self._names):
            raise ValueError(f"parametrize names {len(self._names)} values, and row {at + 1} has {len(values)}")
        named = dict(zip(self._names, values, strict=True))
        return Row(named, given or "-".join(_word(name, value, at) for name, value in named.items()))


def _word(name: str, value: object, at: int) -> str:
    return str(value) if isinstance(value, str | int | float | None) else f"{name}{at}"


def parameters_of(test: object) -> list[Parameters]:
    """What a test was decorated with, lowest decorator first."""
    return list(getattr(test, _PARAMETERS, ()))


def as_module() -> types.ModuleType:
    """The module that `import pytest` gives."""
    module = types.ModuleType("pytest")
    module.__dict__.update(
        raises=Raises,
        approx=Approx,
        fail=_fail,
        fixture=_fixture,
        mark=types.SimpleNamespace(parametrize=Parameters),
        param=_Param,
    )
    return module


def _fail(reason: str = "") -> None:
    raise Failed(reason)


def _fixture(
    make: Callable[..., Any] | None = None, *, scope: str = "function", name: str | None = None, autouse: bool = False
) -> Any:
    """Both `@pytest.fixture` and `@pytest.fixture(...)`."""
    if make is not None:
        return Fixture(make, scope=scope, name=name, autouse=autouse)
    return lambda make: Fixture(make, scope=scope, name=name, autouse=autouse)
