"""From what a stranger's runner says to what may be told: cut to size, made clean, and held against the source."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterable

from judge.answers import Place, Prepared, Prompt, Raised
from judge.exercise import Case, Job
from judge.inside.suite import TEST_NAME
from judge.report import Failure, Frame, MissingName
from judge.session import Output
from judge.texts import clean, decoded

__all__ = ["Teller"]

_NAME_CHARACTERS = 100
_LINE_CHARACTERS = 200
_SHOWN_BYTES = 64 << 10


class Teller:
    """What one submission's answers come to in words; keeps what public cases printed."""

    def __init__(self, job: Job) -> None:
        self._entry = job.entry
        # As Python counts them, from 1; line 0 is said where there is none to blame.
        self._lines = {name: ["", *io.StringIO(text, newline=None), ""] for name, text in job.files.items()}
        self._stdout: list[str] = []
        self._stderr: list[str] = []

    @property
    def stdout(self) -> str:
        """What public cases printed, prompts included."""
        return "".join(self._stdout)[:_SHOWN_BYTES]

    @property
    def stderr(self) -> str:
        """What public cases complained."""
        return "".join(self._stderr)[:_SHOWN_BYTES]

    def printed(self, case: Case, output: Output, prompts: Iterable[Prompt] = ()) -> str:
        """What a person saw printed in this case, prompts in their places; kept if the case is public."""
        shown, place = "", 0
        for prompt in prompts:
            at = min(max(prompt.at, place), len(output.stdout))
            shown += decoded(output.stdout[place:at]) + clean(prompt.text)
            place = at
        shown += decoded(output.stdout[place:])
        if case.public:
            self._stdout.append(shown)
            self._stderr.append(decoded(output.stderr))
        return shown

    def lineage(self, raised: Raised) -> tuple[str, ...]:
        """The names of an exception's class and its bases. Raises ValueError when there are none."""
        if not raised.lineage:
            raise ValueError("an exception without a class")
        return tuple(clean(name)[:_NAME_CHARACTERS] for name in raised.lineage)

    def failure(self, raised: Raised) -> Failure:
        """An exception in words. Raises ValueError for one without a class."""
        return Failure(self.lineage(raised)[0], clean(raised.message), self.frames(raised.frames))

    def frames(self, places: Iterable[Place]) -> tuple[Frame, ...]:
        """Lines of the learner's own files, with their text; whatever else was named is left out."""
        return tuple(
            Frame(place.file, place.line, self._lines[place.file][place.line].strip()[:_LINE_CHARACTERS])
            for place in places
            if 0 <= place.line < len(self._lines.get(place.file, ()))
        )

    def missing_name(self, case: Case, prepared: Prepared) -> MissingName:
        """A missing name, and in a public case one that is close to it; raises ValueError if nobody asked for it.

        A name that the source had thought up in a hidden case could say what is hidden.
        """
        name = prepared.missing
        known = [clean(other) for other in prepared.names if case.public and len(other) <= _NAME_CHARACTERS]
        if case.subject is not None and name == TEST_NAME:
            return MissingName(name, next((other for other in known if "test" in other.lower()), None))
        if name not in self._entry.names:
            raise ValueError("not a name that was asked for")
        close = difflib.get_close_matches(name, known, n=1)
        return MissingName(name, close[0] if close else None)
