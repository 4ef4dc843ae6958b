"""The class itself, by locust: python -m bench.load.learners URL plan.json ledger.json '{"seconds": 60, …}'.

Each learner does one thing after the other and keeps a ledger of what the site said was done, which `bench.load.audit`
holds against the rows.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import gevent
from locust import constant, task
from locust.contrib.fasthttp import FastHttpUser
from locust.env import Environment
from requests.cookies import create_cookie

TOKEN = "c" * 32
PATIENCE_SECONDS = 60.0
"""How long a learner waits for a verdict before going on without it."""


class Ledger:
    """What happened in the class."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.statuses: dict[int, int] = defaultdict(int)
        self.failures: list[str] = []
        self.done: list[dict[str, Any]] = []
        self.unsure: list[dict[str, Any]] = []
        self.refused = 0
        self.flooders: list[int] = []
        self.began = time.time()

    def note(self, act: dict[str, Any]) -> None:
        """The site said that this was done."""
        self.done.append(act)


class World:
    """What all learners share: the plan, the ledger, and how they are to behave."""

    def __init__(self, plan: dict[str, Any], way: dict[str, Any]) -> None:
        self.plan, self.way, self.ledger = plan, way, Ledger()
        self.waiting = iter(plan["learners"][way.get("first", 0) :])
        self.numbers = count(int(time.time() * 1000))
        self.until = 0.0


WORLD: World


class Learner(FastHttpUser):
    """Somebody who reads, answers, notes, stars and hands in, with pauses between."""

    abstract = True
    longest_wait = 3.2
    """Seconds between two questions for a verdict, as the pages ask."""
    network_timeout = connection_timeout = 60.0
    acts: Sequence[tuple[str, int]] = (
        *(("read", 4), ("look", 3), ("mark", 2), ("quiz", 2), ("write", 2), ("star", 2)),
        ("hand_in", 2),
    )

    def on_start(self) -> None:
        self.me = next(WORLD.waiting)
        self.random = random.Random(self.me["id"])
        for name, value in (("sessionid", self.me["session"]), ("csrftoken", TOKEN)):
            self.client.cookiejar.set_cookie(create_cookie(name, value, domain="127.0.0.1", path="/"))

    @task
    def go_on(self) -> None:
        """One act, and a pause."""
        if time.monotonic() > WORLD.until:
            gevent.sleep(0.5)
            return
        names, weights = zip(*self.acts, strict=True)
        getattr(self, self.random.choices(names, weights)[0])()
        gevent.sleep(self.random.uniform(*self.pause))

    @property
    def pause(self) -> tuple[float, float]:
        """Seconds between two acts, at least and at most."""
        least, most = WORLD.way["pause"]
        return least, most

    def ask(self, name: str, method: str, path: str, data: dict[str, str] | None = None, htmx: bool = False) -> Any:
        """One request, timed and counted; `None` when no answer came."""
        started = time.perf_counter()
        headers = {"HX-Request": "true"} if htmx else {}
        if data is not None:
            headers |= {"X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded"}
        body = None if data is None else urlencode(data)
        answer = self.client.request(method, path, name=name, data=body, headers=headers, allow_redirects=False)
        WORLD.ledger.times[name].append((time.perf_counter() - started) * 1000)
        WORLD.ledger.statuses[answer.status_code or 0] += 1
        if not answer.status_code or answer.status_code >= 400:
            WORLD.ledger.failures.append(f"{name}: {answer.status_code} {path}")
        return answer

    def post(self, name: str, path: str, data: dict[str, str], act: dict[str, Any], wanted: str = "/") -> Any:
        """A POST that does something: into the ledger when the site says that it was done."""
        said = {"learner": self.me["id"], "kind": name, **act}
        answer = self.ask(name, "POST", path, data)
        if not answer.status_code or answer.status_code >= 500:
            WORLD.ledger.unsure.append(said)
        elif answer.status_code == 302 and wanted in (where := answer.headers.get("Location", "")):
            WORLD.ledger.note({**said, "at": where})
            return where
        else:
            WORLD.ledger.refused += 1
        return None

    def lesson(self) -> dict[str, Any]:
        return dict(self.random.choice(WORLD.plan["lessons"]))

    def read(self) -> None:
        """Open a lesson."""
        self.ask("lesson", "GET", self.lesson()["path"])

    def look(self) -> None:
        """Look at one of the pages that everybody looks at."""
        pages = ("/", "/accounts/progress/", "/accounts/notes/", "/accounts/favorites/", "/courses/", "/search/?q=list")
        self.ask("overview", "GET", self.random.choice(pages))

    def mark(self) -> None:
        """Say of a lesson that it was read."""
        lesson = self.lesson()
        self.post("read", f"{lesson['path']}read/", {}, {"lesson": lesson["id"]})

    def quiz(self) -> None:
        """Answer a quiz, rightly or not."""
        lesson = self.random.choice([one for one in WORLD.plan["lessons"] if one["quiz"]])
        answers = {field: self.random.choice(options) for field, options in lesson["quiz"].items()}
        self.post("quiz", f"{lesson['path']}quiz/", answers, {"lesson": lesson["id"]}, wanted="/quiz/")

    def write(self) -> None:
        """Write a note."""
        title = f"Note {next(WORLD.numbers)}"
        lesson = str(self.lesson()["id"])
        data = {"title": title, "content": "What I learned about **lists** today.", "lesson": lesson}
        self.post("note", "/accounts/notes/create/", data, {"title": title})

    def star(self) -> None:
        """Set a star, or take it away."""
        lesson, state = self.lesson(), self.random.choice(["on", "on", "off"])
        path = f"/accounts/favorite/toggle/lesson/{lesson['id']}/"
        self.post("star", path, {"state": state}, {"lesson": lesson["id"], "state": state})

    def hand_in(self) -> None:
        """Hand in a solution and wait for its verdict."""
        exercise = self.random.choice(WORLD.plan["exercises"])
        is_right = self.random.random() < 0.6
        source = exercise["right"] if is_right else "print('not yet')\n"
        self.submit(exercise, source, "accepted" if is_right else "other")

    def submit(self, exercise: dict[str, Any], source: str, expected: str) -> None:
        text = f"{source}\n# {next(WORLD.numbers)}\n"
        act = {"exercise": exercise["id"], "expected": expected}
        where = self.post("submission", f"{exercise['path']}submit/", {"source": text}, act, wanted="/submissions/")
        wait, deadline = 0.2, time.monotonic() + PATIENCE_SECONDS
        while where and time.monotonic() < deadline:
            gevent.sleep(wait)
            answer = self.ask("verdict", "GET", f"{where}?asked=1", htmx=True)
            if not answer.status_code or "judged" in answer.headers.get("HX-Trigger", ""):
                break
            wait = min(wait * 2, self.longest_wait)


class Submitter(Learner):
    """Somebody who only hands in, and is honest about it."""

    abstract = True
    acts = (("hand_in", 1),)


class Flooder(Learner):
    """Somebody who hands in programs without end, as often as the site takes them."""

    abstract = True
    acts = (("flood", 1),)
    pause = (0.1, 0.2)
    longest_wait = 0.2

    def on_start(self) -> None:
        super().on_start()
        WORLD.ledger.flooders.append(self.me["id"])

    def flood(self) -> None:
        self.submit(WORLD.plan["exercises"][0], WORLD.plan["endless"], "other")


def run(url: str, plan: dict[str, Any], way: dict[str, Any]) -> dict[str, Any]:
    """Let a class work for so many seconds; gives its ledger as JSON.

    `way`: `seconds`, `counts` of each kind of learner, `pause` between acts, `ramp` seconds until all are there.
    """
    global WORLD
    WORLD = World(plan, way)
    kinds = {"learners": Learner, "submitters": Submitter, "flooders": Flooder}
    people: list[Any] = [
        type(name, (kinds[name],), {"abstract": False, "host": url, "wait_time": constant(0), "fixed_count": number})
        for name, number in way["counts"].items()
        if number
    ]
    total = sum(way["counts"].values())
    environment = Environment(user_classes=people, host=url, stop_timeout=PATIENCE_SECONDS, catch_exceptions=False)
    runner = environment.create_local_runner()
    WORLD.until = time.monotonic() + way.get("ramp", 0) + way["seconds"]
    runner.start(total, spawn_rate=min(total / max(way.get("ramp", 0), 0.01), 100))
    gevent.sleep(way.get("ramp", 0))
    WORLD.ledger.times.clear()
    gevent.sleep(way["seconds"])
    runner.stop()
    return {**vars(WORLD.ledger), "seconds": way["seconds"]}


def main(arguments: Sequence[str], write: Callable[[Path, str], object] = Path.write_text) -> None:
    """Run the class and write down its ledger."""
    url, plan, ledger, way = arguments
    write(Path(ledger), json.dumps(run(url, json.loads(Path(plan).read_text()), json.loads(way))))


if __name__ == "__main__":
    main(sys.argv[1:])
