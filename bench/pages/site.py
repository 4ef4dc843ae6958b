"""A site of its own to be measured: the real library, served as `make start` serves it, and a browser on it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.run import CHROMIUM_FLAGS, chromium
from tests.servers import end, free_port, wait_for

ROOT = Path(__file__).parents[2]
LESSON = "/courses/first-steps/strings-first/"
EXERCISE = "/exercises/coin-value/"
NAME, PASSWORD = "bench", "an owl counts at night"
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 780}
MOST_MS = 300_000
"""How long a page may take before the bench gives up: a busy machine is slow, and says so in the numbers."""


@dataclass(frozen=True)
class Site:
    """The served site and a browser that has never been on it."""

    url: str
    browser: Browser

    @contextmanager
    def visitor(self, size: ViewportSize = WIDE) -> Iterator[Page]:
        """A page of somebody whose browser keeps nothing yet."""
        context = self.browser.new_context(viewport=size)
        try:
            yield _page(context)
        finally:
            context.close()

    @contextmanager
    def learner(self, size: ViewportSize = WIDE) -> Iterator[Page]:
        """A page of somebody who is signed in and whose browser keeps no file of the site: the heaviest case."""
        with self.visitor(size) as page:
            page.goto(f"{self.url}/accounts/login/")
            page.fill("[name=username]", NAME)
            page.fill("[name=password]", PASSWORD)
            page.locator("main button[type=submit]").click()
            page.locator("a[href='/accounts/progress/']").first.wait_for(state="attached")
            state = page.context.storage_state()
        context = self.browser.new_context(viewport=size, storage_state=state)
        try:
            yield _page(context)
        finally:
            context.close()


def _page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(MOST_MS)
    return page


@contextmanager
def served() -> Iterator[Site]:
    """Make the site in a folder that goes away again, and serve it."""
    path = chromium()
    if path is None:
        raise SystemExit("Chromium is needed to measure the pages, and could not be installed.")
    with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
        port = free_port()
        environment = {**os.environ, "MILEPOST_VAR": folder, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        for command in (
            ["migrate", "--verbosity", "0"],
            ["import_content", "--verbosity", "0"],
            ["collectstatic", "--noinput", "--verbosity", "0"],
            ["createsuperuser", "--noinput", "--username", NAME, "--email", "bench@example.org", "--verbosity", "0"],
        ):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
        bind = ["--bind", f"127.0.0.1:{port}", "--log-level", "error"]
        threads = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
        gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", *bind, *threads]
        server = subprocess.Popen(gunicorn, cwd=ROOT, env=environment)
        try:
            wait_for(f"http://127.0.0.1:{port}/keys/")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
                yield Site(f"http://127.0.0.1:{port}", browser)
                browser.close()
        finally:
            end(server)
