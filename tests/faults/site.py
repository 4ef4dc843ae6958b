"""A site of its own: web server and workers as an operator runs them, on the database that this test run is on."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import psycopg

from tests.browser.crashes.served import PATIENCE_SECONDS, ROOT, Server, until
from tests.factory import PASSWORD
from tests.servers import free_port, own_engines

LEARNERS = ("ada", "grace", "mary", "joan")
MAKE = f"""
import django
django.setup()
from exercises.tests.judged import make_judged_exercise
from tests.factory import make_course, make_lesson, make_quiz, make_user
course = make_course(title="Numbers", slug="numbers")
make_lesson(course, title="To read", slug="to-read")
make_quiz(make_lesson(course, title="Asked", slug="asked"))
make_judged_exercise(make_lesson(course, title="Practised", slug="practised"))
for name in {LEARNERS}:
    make_user(name)
"""
BROKEN = (OSError, HTTPException)
"""What a browser sees of a server that dies while it answers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    text: str
    address: str


@dataclass
class Site(Server):
    """The site in processes of its own. `database` is its URL, `more` what its environment holds of the engines."""

    database: str = ""
    more: dict[str, str] = field(default_factory=dict)
    web: tuple[str, ...] = ("--workers", "2")
    crew: subprocess.Popen[bytes] | None = None

    @property
    def stop_file(self) -> Path:
        return self.var / "stop-at"

    def start(self) -> None:
        """Serve, if it does not, and come back when it answers."""
        if self.process is not None:
            return
        command = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        self.process = self._spawn("web", [*command, "--threads", "4", "--log-level", "critical", *self.web])
        until(self._answers)

    def work(self) -> None:
        """Have a crew of two workers, if there is none."""
        if self.crew is None:
            self.crew = self._spawn("worker", ["manage.py", "worker", "--workers", "2", "--verbosity", "0"])

    def end(self) -> None:
        """Kill everything."""
        self.kill()
        if self.crew is not None:
            workers = children_of(self.crew.pid)
            for process in (self.crew.pid, *workers):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            self.crew.wait()
            self.crew = None

    def stop_at(self, role: str, point: str) -> None:
        """The next web server or worker that comes to this point kills itself."""
        self.stop_file.write_text(f"{role}: {point}")

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database answers, asked from outside."""
        if self.database.startswith("postgres"):
            with psycopg.connect(self.database, autocommit=True) as connection:
                return connection.execute(sql).fetchall()  # our own
        path = self.database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS)) as connection:
            return connection.execute(sql).fetchall()

    def number(self, sql: str) -> int:
        """The one number that the database answers."""
        return int(self.rows(sql)[0][0])

    def prove(self) -> None:
        """Fail when a row of progress is not what its evidence says."""
        self.run("manage.py", "rebuild_progress", "--check")

    def _spawn(self, role: str, command: Sequence[str]) -> subprocess.Popen[bytes]:
        environment = {**self.environment(), "FAULTS_IN": role, "FAULTS_STOP": str(self.stop_file)}
        with (self.var / f"{role}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=environment, start_new_session=True, stdout=log, stderr=log
            )

    def environment(self) -> dict[str, str]:
        """What its processes are started with."""
        as_served = {"MILEPOST_DEBUG": "off", "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
        many = {"MILEPOST_SUBMISSIONS_PER_MINUTE": "1000"}
        return {**super().environment(), **as_served, **many, **self.more}


class NoRedirect(HTTPRedirectHandler):
    """Where a form leads to is for the test to see."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass
class Learner:
    """Somebody with a browser that keeps cookies, logged in."""

    site: Site
    name: str
    jar: CookieJar = field(default_factory=CookieJar)
    seen: list[Answer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.opener = build_opener(HTTPCookieProcessor(self.jar), NoRedirect)
        self.get("/accounts/login/")
        assert self.post("/accounts/login/", username=self.name, password=PASSWORD).status == 302

    def get(self, path: str) -> Answer:
        return self._open(Request(self.site.url + path))

    def post(self, path: str, **said: str) -> Answer:
        data = urlencode({**said, "csrfmiddlewaretoken": self._token()}).encode()
        return self._open(Request(self.site.url + path, data=data))

    def upload(self, path: str, picture: bytes, **said: str) -> Answer:
        """Sends a form with a picture as its `avatar`."""
        edge, parts = "an-edge-between-parts", list[bytes]()
        for name, value in {**said, "csrfmiddlewaretoken": self._token()}.items():
            parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        head = 'Content-Disposition: form-data; name="avatar"; filename="me.png"\r\nContent-Type: image/png'
        parts.append(f"--{edge}\r\n{head}\r\n\r\n".encode() + picture + f"\r\n--{edge}--\r\n".encode())
        headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return self._open(Request(self.site.url + path, data=b"".join(parts), headers=headers))

    def _token(self) -> str:
        return next((cookie.value or "" for cookie in self.jar if cookie.name == "csrftoken"), "")

    def insists(self, path: str, **said: str) -> Answer:
        """Sends the form until the server takes it, as somebody does whose page says that it did not."""
        answers: list[Answer] = []

        def is_taken() -> bool:
            with suppress(*BROKEN):
                answers.append(self.post(path, **said))
            return bool(answers) and answers[-1].status < 500

        until(is_taken)
        return answers[-1]

    def _open(self, request: Request) -> Answer:
        try:
            with self.opener.open(request, timeout=PATIENCE_SECONDS) as response:
                answer = Answer(response.status, response.read().decode(), response.url)
        except HTTPError as error:
            with error:
                answer = Answer(error.code, error.read().decode(), error.headers.get("Location", ""))
        self.seen.append(answer)
        return answer


def children_of(process: int) -> list[int]:
    """The processes that this one started and that still run."""
    with suppress(OSError):
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


@contextmanager
def engines(folder: Path) -> Iterator[dict[str, str]]:
    """The settings of a site on the engines that this run is on, with nothing in them."""
    with own_engines(folder) as settings:
        yield {**settings, "MILEPOST_QUEUE": os.environ.get("MILEPOST_QUEUE", "database")}


@contextmanager
def made(folder: Path, settings: dict[str, str]) -> Iterator[Site]:
    """A site with learners, lessons and an exercise, ready to be started."""
    site = Site(folder, free_port(), database=settings["DATABASE_URL"], more=settings)
    site.run("manage.py", "migrate", "--verbosity", "0")
    site.run("-c", MAKE)
    try:
        yield site
    finally:
        site.end()
