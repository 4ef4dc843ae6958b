"""What was measured, as Markdown: tables, and the bars with the word whether each was met."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One bar of a design; `value` is None when it could not be measured."""

    name: str
    value: float | None
    most: float | None = None
    least: float | None = None
    unit: str = ""

    @property
    def is_met(self) -> bool:
        if self.value is None:
            return False
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    def row(self) -> str:
        """The bar as a row of a table."""
        wanted = f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"
        got = "not measured" if self.value is None else f"{self.value:.2f}{self.unit}"
        return f"| {self.name} | {wanted}{self.unit} | {got} | {'met' if self.is_met else '**not met**'} |"


@dataclass(frozen=True)
class Section:
    """A table with a heading, sentences above it, and the bars that it answers."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    bars: Sequence[Bar] = ()
    text: str = ""

    def markdown(self) -> str:
        """The section as Markdown."""
        head = ["| " + " | ".join(self.columns) + " |", "|" + "---|" * len(self.columns)]
        body = ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join([f"## {self.title}", "", *([self.text, ""] if self.text else []), *head, *body, ""])


def machine(load_before: float) -> str:
    """Where and when it was measured; `load_before` is the load average of the last minute before that."""
    user = "root" if os.geteuid() == 0 else "an ordinary user"
    load_after = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, Linux {platform.release()}, {os.cpu_count()} cores, started by {user},"
        f" {time.strftime('%Y-%m-%d')}.\nLoad average (1 min) before: {load_before:.1f}, after: {load_after:.1f};"
        " the bench's own work counts in the latter."
    )


def page(title: str, head: str, sections: Sequence[Section]) -> str:
    """The whole page: the bars first."""
    bars = [bar.row() for section in sections for bar in section.bars]
    table = ["| bar | wanted | measured | |", "|---|---|---|---|", *bars]
    return "\n".join([f"# {title}", "", head, "", *table, "", *(part.markdown() for part in sections)])
