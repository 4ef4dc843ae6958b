"""What goes over the wire: every script that a page fetches, compressed as the site itself serves it."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

from bench.pages.site import EXERCISE, LESSON, Site
from bench.sheet import Bar, Section

LESSON_KB = 60
EDITOR_KB = 180
"""The bars of the desk; a kB is 1,000 bytes."""

PYTHON = ("/pyodide/", "/python-worker/")


@dataclass(frozen=True)
class File:
    """What the server sends for one address; kB of the body, by the encoding that is asked for."""

    path: str
    gzip: float
    brotli: float
    cached: str

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    def row(self, page: str) -> tuple[str, str, str, str, str]:
        """The file as a row of the table."""
        kept = "for ever" if "immutable" in self.cached else self.cached or "no"
        return page, f"`{self.name}`", f"{self.gzip:.1f}", f"{self.brotli:.1f}", kept


def fetch(url: str) -> File:
    """Ask for one file twice, in the two encodings that browsers ask for."""
    sizes: dict[str, float] = {}
    for encoding in ("gzip", "br"):
        request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
        with urllib.request.urlopen(request) as response:
            sizes[encoding] = len(response.read()) / 1000
            cached = response.headers.get("Cache-Control") or ""
    return File(urlsplit(url).path, sizes["gzip"], sizes["br"], cached)


def measure(site: Site) -> Section:
    """Open a lesson and an exercise, run a program, open its editor, and weigh the scripts that came."""
    asked: list[str] = []
    with site.learner() as page:
        page.context.on("request", lambda request: asked.append(request.url))
        lesson = _scripts(page, site.url + LESSON)
        too_early = [url for url in asked if any(part in url for part in PYTHON)]
        block = page.locator("figure.code[data-run]").first
        block.get_by_role("button", name="Change it").click()
        block.locator(".cm-content").wait_for()
        block.get_by_role("button", name="Run", exact=True).click()
        block.locator("[data-console] > pre samp").filter(has_text="R").wait_for()
        later = sorted({url for url in asked if "/editor" in url or any(part in url for part in PYTHON)})
        exercise = _scripts(page, site.url + EXERCISE)
    weighed = {url: fetch(url) for url in (*lesson, *later, *exercise)}
    python = [weighed[url] for url in later if any(part in url for part in PYTHON)]
    editors = [file for file in weighed.values() if file.name.startswith(("editor", "workbench"))]
    rows = [
        *(weighed[url].row("lesson") for url in lesson),
        *(weighed[url].row("lesson, when first wanted") for url in later),
        *(weighed[url].row("exercise") for url in exercise if url not in lesson),
    ]
    bars = [
        Bar("scripts of a lesson's page, gzip", sum(weighed[url].gzip for url in lesson), most=LESSON_KB, unit=" kB"),
        *(Bar(f"`{file.name.split('.')[0]}`, gzip", file.gzip, most=EDITOR_KB, unit=" kB") for file in editors),
        Bar("files of Python fetched before somebody runs a program", len(too_early), most=0),
        Bar(
            "files of Python, not kept for ever by browsers",
            sum("immutable" not in file.cached for file in python) if python else None,
            most=0,
        ),
    ]
    text = (
        "Each script that somebody signed in fetches with the page, in kB of 1,000 bytes."
        " The bars are for gzip, the larger of the two."
    )
    return Section("Weights", ["page", "file", "gzip kB", "brotli kB", "kept by browsers"], rows, bars, text)


def _scripts(page: Page, url: str) -> list[str]:
    """The scripts that a page has when it has come to rest."""
    page.goto(url, wait_until="networkidle")
    found = "performance.getEntriesByType('resource').filter(e => e.initiatorType === 'script').map(e => e.name)"
    return list(dict.fromkeys(page.evaluate(found)))
