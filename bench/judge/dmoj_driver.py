"""Run by an interpreter that has `dmoj`: for each line on stdin, judges what lies in a folder and says how long."""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path


def main() -> None:
    """Serve until stdin ends. DMOJ prints as it goes, so answers have a descriptor of their own."""
    answers, folder = sys.stdout, Path(sys.argv[1])
    sys.stdout = sys.stderr
    sys.argv = ["dmoj-cli", "-c", str(folder / "judge.yml"), "-e", "PY3", "--skip-self-test"]
    from dmoj import contrib, executors, judgeenv
    from dmoj.cli import LocalJudge
    from dmoj.judge import Submission

    judgeenv.load_env(cli=True)
    logging.disable(logging.CRITICAL)
    executors.load_executors()
    contrib.load_contrib_modules()
    judge = LocalJudge()
    judge.listen()
    source = (folder / "submission.py").read_text()
    for number, _ in enumerate(sys.stdin):
        said: list[str] = []
        started = time.perf_counter()
        submission = Submission(number, "top", "PY3", source, 2.0, 262144, False, {})
        judge.begin_grading(submission, blocking=True, report=said.append)
        milliseconds = (time.perf_counter() - started) * 1000
        accepted = any(" AC " in line for line in said)
        answer = {"milliseconds": milliseconds} if accepted else {"problem": " ".join(said)}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
