"""Checks a program by the public cases of its exercise, for practice, with the judge's own files.

What is sent to the runner, how it answers and what that comes to are the judge's. Of the jail there is nothing: the
runner is in this same interpreter, and the page keeps the clock. The worker registers `_host.case(text)`, which takes
one case as JSON, and two files in /dev for what is printed, of which `_host.printed(number, room)` gives what is new,
and makes room for so many bytes.
"""

import gc
import json
import os
import shutil
import sys

import _host
from exercises.case_facts import facts_of
from exercises.differences import shows_signs
from judge.exercise import Job
from judge.frames import HEADER, pack, unpack
from judge.grading import unrun
from judge.inside import suite  # noqa: F401 - while a case runs, nothing of the judge's is found by an import
from judge.inside.pipe import framed
from judge.inside.runner import Runner
from judge.inside.sources import Sources
from judge.inside.surroundings import DESCRIPTORS
from judge.jail.child import Ending
from judge.report import CaseState
from judge.rules import broken_rules  # noqa: F401 - as above
from judge.session import MARK_BYTES, MARKS, Output, Stop, Stopped
from judge.teaching import difference, explained, failing_case
from judge.trial import Trial

OWN_FOLDER = os.path.dirname(__file__)
TYPED = "/tmp/milepost-typed"
ROOM_BEYOND = 1024
PRINTED = ("/dev/milepost-stdout", "/dev/milepost-stderr")


class Lock:
    """Nothing is locked here."""

    def request(self):
        return {"do": "lock"}


class Jail:
    """There is none. What would be ended for good there is at least begun no more here."""

    is_over = False

    def kill(self):
        self.is_over = True

    def dismiss(self):
        return 0.0

    def ends_within(self, seconds):
        return True

    def ending(self):
        return Ending(0, 0.0)


class Talk:
    """A talk with a runner that answers at once, within the limits of a session's (`judge.session`)."""

    def __init__(self, runner, limits):
        self._runner = runner
        self._most = limits.output_kb << 10
        self._request = {}
        self._taken()  # what the last talk's streams still held when they went
        self._printed = Output(b"", b"")

    def start_clock(self):
        pass

    def seconds_left(self):
        return 0.0

    def ask(self, request):
        if request["do"] == "lock":
            return {"id": ""}
        self.put(request, b"")
        return self.hear()

    def put(self, request, mark):
        self._request = request
        self._mark = mark

    def hear(self):
        request = unpack(pack({"id": "", **self._request})[HEADER.size :])
        answer = framed({"id": "", **self._runner.serve(request)})
        self._printed = self._taken()
        self._runner.tidy_up()
        return unpack(answer[HEADER.size :])

    def take_output(self):
        stdout, stderr = self._printed.stdout, self._printed.stderr
        marks = stdout[: self._most + MARKS * MARK_BYTES].count(self._mark) if self._mark else 0
        most = self._most + marks * MARK_BYTES
        if len(stdout) > most or len(stderr) > self._most:
            self._printed = Output(stdout[:most], stderr[: self._most])
            raise Stopped(Stop.OUTPUT)
        return self.last_output()

    def _taken(self):
        """What was printed since the last look; from now on there is room for a little more than is allowed."""
        room = self._most + MARKS * MARK_BYTES + ROOM_BEYOND
        return Output(*(_host.printed(number, room).to_bytes() for number in range(2)))

    def last_output(self):
        printed, self._printed = self._printed, Output(b"", b"")
        return printed


class Surrounded:
    """Lets the runner have this interpreter's streams, paths and modules, and puts them back as they were."""

    _NAMES = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__", "argv")

    def __enter__(self):
        self._names = {name: getattr(sys, name) for name in self._NAMES}
        self._path, self._finders = [*sys.path], [*sys.meta_path]
        self._modules, self._environment, self._folder = {**sys.modules}, {**os.environ}, os.getcwd()
        self._kept = [os.dup(number) for number in range(3)]
        for number, path in enumerate((TYPED, *PRINTED)):
            file = os.open(path, os.O_WRONLY if number else os.O_RDWR | os.O_CREAT | os.O_TRUNC)
            os.dup2(file, number)
            os.close(file)
        # As in the jail: the judge's own folder first, and then what Python itself comes with.
        sys.path[:] = [OWN_FOLDER, *(folder for folder in sys.path if folder.startswith("/lib/python"))]

    def __exit__(self, *_exception):
        for number, kept in enumerate(self._kept):
            os.dup2(kept, number)
        os.closerange(self._kept[0], DESCRIPTORS)
        gc.unfreeze()
        for name, value in self._names.items():
            setattr(sys, name, value)
        sys.path[:], sys.meta_path[:] = self._path, self._finders
        for name, module in [*sys.modules.items()]:
            spec = getattr(module, "__spec__", None)
            if spec is None or isinstance(spec.loader, Sources):
                del sys.modules[name]
        sys.modules.update(self._modules)
        os.environ.clear()
        os.environ.update(self._environment)
        os.chdir(self._folder)


def check(asked):
    """Try the job's files by its cases, one after the other, and hand each case to the page as soon as it is known."""
    job = Job.from_json(asked)
    fails = False
    with Surrounded():
        folder = os.getcwd()
        runner = Runner()
        runner.begin(has_folder=True)
        for case in job.cases:
            _empty(folder)
            jail = Jail()
            report = unrun(job) or Trial(job.alone(case), jail, Talk(runner, job.limits), Lock()).run()
            _host.case(json.dumps(_told(report, job.files, is_first=not fails)))
            fails = fails or not report.accepted
            if report.verdict.before_cases or jail.is_over or report.cases[0].state is CaseState.MEMORY_LIMIT:
                break


def _empty(folder):
    """Make the working folder anew: a runner takes none that has something in it."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)


def _told(report, files, is_first):
    """One case as the page shows it; with the first one that fails goes what helps with it."""
    (case, *_) = report.cases
    is_open = is_first and not report.accepted
    facts = facts_of(case, with_error=not is_open)
    told = {
        "number": case.number,
        "state": case.state,
        "ms": None if case.time_s is None else round(case.time_s * 1000),
        "facts": facts,
        "signs": case.state.failed and shows_signs(*(pieces for _, pieces in facts)),
        "open": is_open,
    }
    return {**told, **_help(report, files)} if is_open else told


def _help(report, files):
    """What happened, what it means, and the nearest concepts, as on the page of a verdict."""
    case = failing_case(report)
    remark = difference(case) if case else None
    found = None if remark else explained(report, files)
    return {
        "verdict": report.verdict,
        "note": report.note,
        "findings": [finding.to_json() for finding in report.findings],
        "failure": report.failure and report.failure.to_json(),
        "missing": report.missing and report.missing.to_json(),
        "says": [remark.sentence] if remark else [*found.sentences] if found else [],
        "concepts": [remark.concept] if remark and remark.concept else [*found.concepts] if found else [],
    }
