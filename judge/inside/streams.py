"""The standard streams of one case, real files to all who ask, and an `input` whose prompt is not output."""

from __future__ import annotations

import contextlib
import io
import os
import sys

__all__ = ["Streams"]

# More prompts than a person would read are not kept.
_MAX_PROMPTS = 200
_MAX_PROMPT_CHARACTERS = 200


class _Counted(io.FileIO):
    """A file that knows how many bytes it was given."""

    written = 0

    def write(self, data: object, /) -> int:
        count = super().write(data)  # type: ignore[arg-type]  # whatever BufferedWriter hands down is a buffer
        self.written += count
        return count


class Streams:
    """What stands in for the terminal. `prompts` are texts, each at a place in what was printed (in bytes).

    Standard input is a file in memory that no folder has, made before the process was locked in.
    """

    def __init__(self) -> None:
        self._spare = {number: number for number in (0, 1, 2)}
        self.prompts: list[dict[str, object]] = []
        self._make()
        self.reset()

    def begin(self) -> None:
        """From now on this process's descriptors are a submission's own: keep copies of those it may close."""
        self._spare = {number: os.dup(number) for number in (0, 1, 2)}
        # What was made before takes these for what was there then: files, say, in which one can seek. Over the like it
        # will do, and to make it anew writes to many pages that this process shares with the zygote till then.
        if self._can_seek != _can_seek() or not self._are_fresh():
            self._make()

    def reset(self) -> None:
        """Fresh streams, whatever became of the last ones; nothing can be read from stdin."""
        for number, spare in self._spare.items():
            os.dup2(spare, number)
        if not self._are_fresh():
            self._make()
        sys.stdin, sys.stdout, sys.stderr = self._made
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = self._made  # type: ignore[misc]  # final for others than who makes them
        self.count_anew()

    def _are_fresh(self) -> bool:
        """Whether nobody has used the streams, put anything into them or taken anything out since they were made."""
        try:
            return not self._is_used and not any(stream.closed or vars(stream) for stream in self._made)
        except ValueError:  # from a stream that was detached
            return False

    def _make(self) -> None:
        os.ftruncate(0, 0)
        os.lseek(0, 0, os.SEEK_SET)
        self._raw, self._complaints = _Counted(1, "w", closefd=False), _Counted(2, "w", closefd=False)
        self._made = (_typed(), _text(self._raw), _text(self._complaints, errors="backslashreplace"))
        self._stdout = self._made[1]
        self._can_seek = _can_seek()
        self._is_used = False

    def type(self, text: str) -> None:
        """Let this be read from stdin, of which nothing has been read yet."""
        if text:
            os.pwrite(0, text.encode(), 0)
            self._is_used = True

    def count_anew(self, mark: bytes = b"") -> None:
        """Start counting what is printed, and collecting prompts, anew; a mark is printed first, if stdout still is."""
        self.flush()
        if self._raw.written or self._complaints.written:
            self._is_used = True
        if mark:
            with contextlib.suppress(OSError):
                os.write(1, mark)
        self.prompts = []
        self._raw.written = 0

    def flush(self) -> None:
        """Bring what was printed on its way, if it can be."""
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:  # a learner may have put anything in a stream's place, or closed it
                self._is_used = True

    def input(self, prompt: object = "", /) -> str:
        """Read a line of standard input, without its newline; the prompt is shown, but is no output of the program."""
        text = str(prompt)
        sys.stdout.flush()
        if sys.stdout is not self._stdout:
            sys.stdout.write(text)
        elif text and len(self.prompts) < _MAX_PROMPTS:
            self.prompts.append({"at": self._raw.written, "text": text[:_MAX_PROMPT_CHARACTERS]})
        line = sys.stdin.readline()
        if not line:
            raise EOFError("EOF when reading a line")
        return line.removesuffix("\n")


def _can_seek() -> list[bool]:
    """Of which of the three descriptors one can read or write at another place, as of a file and of no pipe."""
    found = []
    for number in (0, 1, 2):
        try:
            os.lseek(number, 0, os.SEEK_CUR)
            found.append(True)
        except OSError:
            found.append(False)
    return found


def _typed() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")


def _text(raw: io.FileIO, errors: str = "strict") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors=errors, newline="\n", line_buffering=True)
