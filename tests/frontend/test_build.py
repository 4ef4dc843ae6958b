"""What the build puts out: complete, small enough, and from nowhere but this site."""

import gzip
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.frontend.files import DIST, FRONTEND, ROOT, TEMPLATES

BOUNDS_KB = {
    "theme.js": 1,
    "site.js": 8,
    "workbench.js": 180,
    "steps.js": 8,
    "editor.js": 180,
    "blocks.js": 6,
    "python-worker.js": 85,  # two thirds are the judge's own files, for the check in the page
    "site.css": 45,
}
LESSON_JS_KB = 60
"""All scripts of a lesson's page together."""

OTHER_HOST = re.compile(rb"https?://(?!www\.w3\.org/)[a-z0-9.-]+|url\(\s*[\"']?//", re.IGNORECASE)


def compressed_kb(content: bytes) -> float:
    return len(gzip.compress(content, 9)) / 1000


def built(name: str) -> bytes:
    path = DIST / name
    if not path.is_file():
        pytest.fail(f"frontend/dist/{name} is not there. Build the front end first: frontend/README.md says how.")
    return path.read_bytes()


@pytest.mark.parametrize(("name", "bound"), BOUNDS_KB.items())
def test_a_bundle_stays_within_its_bound(name: str, bound: int) -> None:
    assert compressed_kb(built(name)) <= bound


def test_the_scripts_of_a_lesson_stay_within_their_bound() -> None:
    htmx = finders.find("django_htmx/htmx-2.min.js")
    assert isinstance(htmx, str)
    scripts = [Path(htmx).read_bytes(), built("theme.js"), built("site.js"), built("blocks.js")]
    assert sum(compressed_kb(script) for script in scripts) <= LESSON_JS_KB


@pytest.mark.parametrize("name", [*BOUNDS_KB, "icons.svg", "favicon.svg"])
def test_nothing_is_fetched_from_another_host(name: str) -> None:
    assert OTHER_HOST.findall(built(name)) == []


def evals_of_the_judge() -> int:
    """How often Python files that the worker carries evaluate an expression: in Python, where that is no script's."""
    names = re.findall(r"\"([a-z]+(?:/[a-z]+)?)\"", (FRONTEND / "harness.mjs").read_text())
    files = [ROOT / "judge" / f"{name}.py" for name in names]
    found = [file for file in files if file.is_file()]
    assert len(found) > 20
    return sum(len(re.findall(r"\beval\(", file.read_text())) for file in found)


@pytest.mark.parametrize("name", [name for name in BOUNDS_KB if name.endswith(".js")])
def test_scripts_need_no_eval(name: str) -> None:
    found = len(re.findall(rb"\beval\(|new Function\(", built(name)))
    assert found == (evals_of_the_judge() if name == "python-worker.js" else 0)


def test_fonts_are_there_and_are_woff2() -> None:
    names = re.findall(rb"url\(\"?\./([a-z0-9-]+\.[a-z0-9]+)", built("site.css"))
    assert names
    for name in names:
        assert built(name.decode()).startswith(b"wOF2")


def test_no_source_map_is_announced() -> None:
    for name in BOUNDS_KB:
        assert b"sourceMappingURL" not in built(name)


def test_every_icon_that_a_template_names_is_drawn() -> None:
    sprite = ET.fromstring(built("icons.svg"))  # our own file
    drawn = {symbol.get("id") for symbol in sprite}
    pattern = re.compile(r"_icon\.html\" with name=\"([a-z-]+)\"|_empty\.html\" with icon=\"([a-z-]+)\"")
    named = {one or other for path in TEMPLATES.rglob("*.html") for one, other in pattern.findall(path.read_text())}
    assert named
    assert named <= drawn
