"""`import_content --watch`: a file that was saved is imported, a mistake in it ends nothing."""

import contextlib
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from courses.models import Lesson
from courses.tests.shelf import FILES, write
from exercises import watching


def acting(acts: list[Callable[[], object]]) -> Callable[[float], None]:
    """In place of a pause: the next act, then two looks in which nothing happens; at the end Ctrl-C."""
    steps: Iterator[Callable[[], object]] = (step for act in acts for step in (act, int, int))

    def pause(seconds: float) -> None:
        assert seconds > 0
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    return pause


def told(root: Path, *acts: Callable[[], object]) -> list[list[str]]:
    return told_until_the_end(root, acting(list(acts)))


def told_until_the_end(root: Path, pause: Callable[[float], None]) -> list[list[str]]:
    found: list[list[str]] = []
    with contextlib.suppress(KeyboardInterrupt):
        for changed in watching.changes(root, pause):
            found.append([path.name for path in changed])
    return found


def test_what_is_written_made_and_removed_is_told_once(tmp_path: Path) -> None:
    first = tmp_path / "deep" / "first.md"
    first.parent.mkdir()
    first.write_text("one")

    found = told(
        tmp_path,
        lambda: first.write_text("two, longer"),
        lambda: (tmp_path / "second.md").write_text("new"),
        first.unlink,
    )

    assert found == [["first.md"], ["second.md"], ["first.md"]]


def test_what_an_editor_hides_is_no_change(tmp_path: Path) -> None:
    assert told(tmp_path, lambda: (tmp_path / ".lesson.md.swp").write_text("x"), (tmp_path / "lesson.md~").touch) == []


def test_a_change_waits_until_nothing_more_changes(tmp_path: Path) -> None:
    steps: Iterator[Callable[[], object]] = iter([(tmp_path / "a.md").touch, (tmp_path / "b.md").touch, int, int])

    def pause(_seconds: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    assert told_until_the_end(tmp_path, pause) == [["a.md", "b.md"]]


def test_the_library_is_imported_on_every_save(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, FILES)
    lesson = root / "core" / "lists" / "lesson.md"
    right = lesson.read_text()
    title = Lesson.objects.filter(slug="lists").values_list("title", flat=True)
    titles: list[str] = []
    pause = acting(
        [
            lambda: lesson.write_text(right.replace("title: Lists", "title: Lists, again")),
            lambda: titles.append(title.get()),
            lambda: lesson.write_text("no head at all"),
            lambda: lesson.write_text(right),
        ]
    )
    monkeypatch.setattr(
        "exercises.management.commands.import_content.changes", lambda path: watching.changes(path, pause)
    )
    out = StringIO()

    call_command("import_content", str(root), "--watch", stdout=out)

    assert titles == ["Lists, again"]
    assert "Nothing was imported" in out.getvalue()
    assert title.get() == "Lists"
