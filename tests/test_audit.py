"""A known hole fails; a registry that does not answer is told and fails nothing."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests import audit

HOLE = {"name": "x", "version": "1", "vulns": [{"id": "HOLE-1", "fix_versions": ["2"]}]}
CLEAN = {"name": "y", "version": "1", "vulns": []}
NPM_HOLE = {"vulnerabilities": {"z": {"severity": "high", "range": "<2"}}}


def test_holes_are_read_from_what_both_tools_say() -> None:
    assert audit.holes_for_pip({"dependencies": [CLEAN, HOLE]}) == ["x 1: HOLE-1, mended in 2"]
    assert audit.holes_for_npm(NPM_HOLE) == ["z: high, <2"]
    assert audit.holes_for_pip({"dependencies": [CLEAN]}) == audit.holes_for_npm({"vulnerabilities": {}}) == []


@pytest.mark.parametrize("said", [[], {}, {"error": {"code": "ENOTFOUND"}}, None])
def test_an_answer_without_packages_is_none(said: Any) -> None:
    for read in (audit.holes_for_pip, audit.holes_for_npm):
        with pytest.raises(audit.NoAnswer):
            read(said)


@pytest.mark.parametrize("program", ["raise SystemExit('no network')", "print('<html>')", "pass"])
def test_a_tool_that_cannot_ask_says_no_json(program: str, tmp_path: Path) -> None:
    with pytest.raises(audit.NoAnswer):
        audit.ask([sys.executable, "-c", program], tmp_path)


@pytest.mark.parametrize(("said", "status"), [(["x 1: HOLE-1"], 1), ([], 0), (audit.NoAnswer("no network"), 0)])
def test_only_a_hole_fails(
    said: list[str] | Exception, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def holes() -> list[str]:
        if isinstance(said, Exception):
            raise said
        return said

    monkeypatch.setattr(audit, "audits", lambda: [("some.lock", holes)])
    assert audit.main() == status
    assert ("COULD NOT BE AUDITED: no network" in capsys.readouterr().out) is isinstance(said, Exception)


def test_every_lock_is_looked_at() -> None:
    names = {name for name, _holes in audit.audits()}
    locks = {str(path.relative_to(audit.ROOT)) for path in (audit.ROOT / "requirements").glob("*.lock")}
    assert names == locks | {"frontend/package-lock.json"}
    assert all((audit.ROOT / name).is_file() for name in names)
