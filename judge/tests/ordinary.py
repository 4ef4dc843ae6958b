"""Carries out the attacks, as whoever runs it, and says on stdout what is wrong, as JSON: a list, empty if nothing is.

For an interpreter that has nothing but the standard library. Arguments: the folder of the package `judge`, and a wall's
letter.
"""

from __future__ import annotations

import json
import os
import sys
import types


def main() -> None:
    """Do it."""
    folder, letter = sys.argv[1:]
    package = types.ModuleType("judge")  # its own __init__ imports what only the site's environment has
    package.__path__ = [folder]
    sys.modules["judge"] = package

    from judge.broker import Judge
    from judge.tests.attacks import HOSTILE, Traces, carry_out
    from judge.tests.host import adopting_orphans, open_host

    with open_host() as host, adopting_orphans():
        traces = Traces()
        with Judge(wall=letter) as judge:
            wrong = [f"{program.stem}: {problem}" for program in HOSTILE for problem in carry_out(program, judge, host)]
        wrong += traces.left()
    json.dump({"uid": os.geteuid(), "carried_out": len(HOSTILE), "wrong": wrong}, sys.stdout)


main()
