"""Attackers at work: what honest people notice of them, and what the judge remembers of them. Nothing."""

from __future__ import annotations

import gc
import itertools
import queue
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from judge import Judge, Verdict
from judge.exercise import Job, Limits
from judge.jail.walls import Wall
from judge.loading import load_exercise
from judge.tests.attacks import HOSTILE, allowed_of
from judge.tests.folders import TURN_LEFT
from judge.tests.host import Host
from judge.tests.jobs import call, job
from judge.tests.processes import zygotes

ATTACKERS, HONEST = 4, 2
# Those that take what others need.
GREEDY = [program for program in HOSTILE if program.stem.startswith(("resources_", "output_flood"))]


@pytest.mark.walls(*Wall)
def test_honest_people_beside_four_attackers_are_judged_as_ever(host: Host, wall: Wall) -> None:
    """Whoever is attacked by four at a time has two processors at most, so this is no test of speed."""
    exercise, attacks, over = load_exercise(TURN_LEFT), queue.SimpleQueue[Path](), threading.Event()
    for program in GREEDY:
        attacks.put(program)

    def attack(judge: Judge) -> dict[str, Verdict]:
        verdicts = {}
        while not attacks.empty():
            program = attacks.get()
            verdicts[program.stem] = judge.run(host.job(program.read_text(encoding="utf-8"))).verdict
        return verdicts

    def be_honest(judge: Judge) -> list[object]:
        found: list[object] = []
        for answer in itertools.cycle([None, *exercise.wrong]):
            if over.is_set() and len(found) > len(exercise.wrong):
                return found
            report = judge.run(exercise.job(answer.files if answer else exercise.solution))
            found.append(report.accepted if answer is None else exercise.recognise(report.outcome) == answer)
        return found

    with Judge(workers=ATTACKERS + HONEST, wall=wall) as judge, ThreadPoolExecutor(ATTACKERS + HONEST) as pool:
        attackers = [pool.submit(attack, judge) for _ in range(ATTACKERS)]
        honest = [pool.submit(be_honest, judge) for _ in range(HONEST)]
        held = {name: verdict for attacker in attackers for name, verdict in attacker.result().items()}
        over.set()
        assert all(found for one in honest for found in one.result())
    assert held.keys() == {program.stem for program in GREEDY}
    assert {
        program.stem: held[program.stem] for program in GREEDY if held[program.stem] not in allowed_of(program, wall)
    } == {}


# Each says something else every time, in 30,000 characters.
TEXT = "import os, sys\ndef answer(n):\n    text = os.urandom(15_000).hex()\n"
TALKATIVE = {
    "a wrong answer": f"{TEXT}    return text\n",
    "output": f"{TEXT}    print(text)\n    print(text, file=sys.stderr)\n",
    "an exception": f"{TEXT}    raise type(text, (Exception,), {{}})(text)\n",
    "nonsense": f"{TEXT}    os.write(4, text.encode())\n",
    "a flood": f"{TEXT}    while True:\n        print(text)\n",
    "a name": f"{TEXT}    return {{text: [text], 'it': {{text}}}}\n",
    "an early end": f"{TEXT}    print(text, flush=True)\n    os._exit(0)\n",
}
ROUNDS, A_FEW_TEXTS = 12, 60_000


def test_the_judge_remembers_nothing_of_what_attackers_say() -> None:
    """Had it kept one text of each run, its memory would have grown by millions of bytes."""
    jobs = [
        job(source, call("answer(1)", "''"), names=("answer",), limits=Limits(seconds=1))
        for source in TALKATIVE.values()
    ]
    before = zygotes()
    with Judge(wall="A") as judge:
        tracemalloc.start()
        try:
            run_all(judge, jobs, 3)
            at_first, zygote_at_first = memory(), private_memory(before)
            run_all(judge, jobs, ROUNDS)
            assert memory() - at_first < A_FEW_TEXTS
            assert private_memory(before) - zygote_at_first < A_FEW_TEXTS
        finally:
            tracemalloc.stop()


def run_all(judge: Judge, jobs: list[Job], rounds: int) -> None:
    for _ in range(rounds):
        assert not any(judge.run(task).accepted for task in jobs)


def memory() -> int:
    """Bytes that Python objects of this process take."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def private_memory(others: set[int]) -> int:
    """Bytes that a judge's zygote has to itself."""
    (zygote,) = zygotes() - others
    rows = [row.split() for row in Path(f"/proc/{zygote}/smaps_rollup").read_text().splitlines()]
    return sum(int(row[1]) << 10 for row in rows if row[0] == "Anonymous:")
