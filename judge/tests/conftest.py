"""The judge that tests share: behind wall A, or the tests fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from judge import Judge


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """Never skipped: a machine on which this raises NoWall is no machine to release from."""
    with Judge(workers=2, wall="A") as judge:
        yield judge
