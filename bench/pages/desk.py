"""How quick Python in the page is, measured by the page's own clock from the click to what the reader sees."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from bench.pages.site import LESSON, Site
from bench.sheet import Bar, Section
from bench.timing import Times

AGAIN_MS = 150
STOP_MS = 1000
"""The bars of the desk."""

# The button is pressed and the clock read in the page itself: neither waits for the bench.
PRESS = """(figure, name) => new Promise((resolve) => {
  const [run, button] = ["run", name].map((each) => figure.querySelector(`[data-do=${each}]`));
  const started = performance.now();
  new MutationObserver((_, observer) => {
    if (run.hidden) return;
    observer.disconnect();
    resolve(performance.now() - started);
  }).observe(figure, { attributes: true, subtree: true });
  button.click();
})"""
ENDLESS = "while True: pass"


def measure(site: Site, rounds: int) -> Section:
    """Cold starts, each in a browser that keeps nothing; then runs and stops in one that is warm."""
    cold = [_cold(site) for _ in range(max(2, rounds // 5))]
    with site.visitor() as page:
        block = _block(page, site)
        _press(block, "run")
        again = [_press(block, "run") for _ in range(rounds)]
        block.get_by_role("button", name="Change it").click()
        block.locator(".cm-content").wait_for()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(ENDLESS)
        stops, restarts = [], []
        for _ in range(rounds):
            block.get_by_role("button", name="Run", exact=True).click()
            block.locator("[data-said]").filter(has_text="Running").wait_for()
            stops.append(_press(block, "stop"))
            other = page.locator("figure.code[data-run]").nth(1)
            restarts.append(_press(other, "run"))
    named = {
        "first run, nothing kept by the browser": cold,
        "second run": again,
        "stopping an endless loop": stops,
        "next run after a stop": restarts,
    }
    rows = [(name, str(len(times)), *_numbers(times)) for name, times in named.items()]
    bars = [
        Bar("second run, p50", Times(tuple(again)).p50, most=AGAIN_MS, unit=" ms"),
        Bar("stopping an endless loop, p95", Times(tuple(stops)).p95, most=STOP_MS, unit=" ms"),
    ]
    text = "A lesson's program, from the click to its end as the reader sees it. The server is on the same machine."
    return Section("Python in the page", ["", "times", "p50 ms", "p95 ms"], rows, bars, text)


def _numbers(times: list[float]) -> tuple[str, str]:
    taken = Times(tuple(times))
    return f"{taken.p50:.0f}", f"{taken.p95:.0f}"


def _cold(site: Site) -> float:
    with site.visitor() as page:
        return _press(_block(page, site), "run")


def _block(page: Page, site: Site) -> Locator:
    page.goto(site.url + LESSON, wait_until="networkidle")
    return page.locator("figure.code[data-run]").first


def _press(block: Locator, name: str) -> float:
    """Milliseconds from pressing a button to the program's end."""
    return float(block.evaluate(PRESS, name))
