"""What is not documented fails: settings, commands, rooms, decisions."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from config.environment import NAMES

ROOT = Path(settings.BASE_DIR)
OPERATING = (ROOT / "docs" / "operating.md").read_text()
README = ROOT / "README.md"
OWN_APPS = ["courses", "exercises", "accounts", "review"]


def documented_settings() -> set[str]:
    return set(re.findall(r"^\| `(MILEPOST_\w+)` \|", OPERATING, re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    assert documented_settings() == NAMES


def test_every_setting_is_read_somewhere() -> None:
    code = "".join(
        (ROOT / path).read_text() for path in ("config/settings.py", "config/environment.py", "bootstrap.py")
    )
    assert [name for name in sorted(NAMES) if code.count(f'"{name}"') < 2] == []


def test_every_command_is_documented() -> None:
    commands = {path.stem for app in OWN_APPS for path in (ROOT / app / "management" / "commands").glob("[a-z]*.py")}
    assert commands
    assert [name for name in sorted(commands) if f"`manage.py {name}`" not in OPERATING] == []


def test_every_room_is_on_the_map() -> None:
    text = (ROOT / "docs" / "map.md").read_text()
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert [room for room in sorted(rooms - {"var", "requirements"}) if f"`{room}/`" not in text] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "path",
    sorted([README, *(ROOT / "docs").rglob("*.md"), ROOT / "frontend" / "README.md", ROOT / "judge" / "README.md"]),
    ids=str,
)
def test_relative_links_of_the_documentation_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|lesson:|img/)([^)#\s]+)", path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []
