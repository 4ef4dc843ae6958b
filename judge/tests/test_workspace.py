"""The working folder: what is in it when a case begins, and that it is nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge.inside.workspace import Workspace


def test_a_case_finds_the_data_and_nothing_of_the_case_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = Workspace({"in/words.txt": "a\nb\n"})
    workspace.reset()
    (tmp_path / "in/words.txt").write_text("changed")
    (tmp_path / "out.txt").write_text("left")

    workspace.reset()

    assert workspace.texts(["in/words.txt", "out.txt"]) == {"in/words.txt": "a\nb\n", "out.txt": None}


def test_a_folder_with_something_in_it_is_refused_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "somebody's").write_text("work")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(RuntimeError, match="not empty"):
        Workspace({})

    assert (tmp_path / "somebody's").read_text() == "work"
