"""Records a program step by step: which line comes next, what each name stands for, what has been printed.

A step is the moment before a line runs, a call's return, or the end. Only the reader's own files are recorded.
"""

import json
import sys
import types

import _host

MOST = 1000
SHOWN_CHARACTERS = 120
NAMES = 30
FRAMES = 12
MUTABLE = (list, dict, set, bytearray)


class TooManySteps(BaseException):
    """Ends the program: what was recorded has been handed over already."""


class Recorder:
    """Traces one program; `printed` tells how many characters were shown so far.

    `files` are its files' names as Python has them, each with the reader's own; the first is the one that is run.
    """

    def __init__(self, files, printed):
        self._files = files
        self._main = next(iter(files.values()))
        self._printed = printed
        self._steps = []
        self._is_cut = False

    def run(self, execute):
        """Execute under trace; what it raises goes on."""
        sys.settrace(self._call)
        try:
            execute()
        finally:
            sys.settrace(None)

    def hand_over(self, module):
        """Add how everything stands at the end, and give the steps to the page; not again after too many of them."""
        if self._is_cut:
            return
        names = [(name, value) for name, value in module.__dict__.items() if _is_own(name, value)][:NAMES]
        end = {"file": self._main, "line": 0, "printed": self._printed(), "stack": _stack([("<module>", 0, names)])}
        self._steps.append(end)
        _host.steps(json.dumps({"steps": self._steps, "cut": False}))

    def _call(self, frame, event, _value):
        return self._line if frame.f_code.co_filename in self._files else None

    def _line(self, frame, event, value):
        if event == "line":
            self._record(frame)
        elif event == "return" and frame.f_code.co_name != "<module>":
            self._record(frame, gives=_shown(value))
        elif event == "exception" and not isinstance(value[1], (StopIteration, GeneratorExit)):
            self._record(frame, raises=value[0].__name__)
        return self._line

    def _record(self, frame, **more):
        if len(self._steps) == MOST:
            if not self._is_cut:
                self._is_cut = True
                _host.steps(json.dumps({"steps": self._steps, "cut": True}))
            raise TooManySteps
        stack = []
        place = frame
        while place is not None and len(stack) < FRAMES:
            file = self._files.get(place.f_code.co_filename)
            if file is not None:
                names = [(name, value) for name, value in place.f_locals.items() if _is_own(name, value)][:NAMES]
                is_import = place.f_code.co_name == "<module>" and file != self._main
                stack.append((file if is_import else place.f_code.co_name, place.f_lineno, names))
            place = place.f_back
        stack.reverse()
        at = {"file": self._files[frame.f_code.co_filename], "line": frame.f_lineno}
        self._steps.append({**at, "printed": self._printed(), "stack": _stack(stack), **more})


def _stack(frames):
    """Each frame with its names, and a number for each changeable thing that more than one name stands for."""
    seen = {}
    for _, _, names in frames:
        for _, value in names:
            if type(value) in MUTABLE:
                seen[id(value)] = seen.get(id(value), 0) + 1
    shared = {}
    for key, count in seen.items():
        if count > 1:
            shared[key] = len(shared) + 1
    return [
        {
            "name": function,
            "line": line,
            "names": [[name, _shown(value), shared.get(id(value), 0)] for name, value in names],
        }
        for function, line, names in frames
    ]


def _is_own(name, value):
    return not name.startswith(("__", ".")) and not isinstance(value, (types.ModuleType, type(_is_own)))


def _shown(value):
    try:
        text = repr(value)
    except BaseException:
        text = f"<{type(value).__name__}>"
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…"
