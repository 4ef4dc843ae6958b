"""Whether a page moves under its reader while it loads: the layout shifts that Chromium counts itself."""

from __future__ import annotations

from bench.pages.site import EXERCISE, LESSON, PHONE, WIDE, Site
from bench.sheet import Bar, Section

MOST = 0.01
"""Under this Chromium's measure is noise of a pixel or two; the desk asks for none."""

WATCH = """
self.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) self.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
DOWN = """async () => {
  await document.fonts.ready;
  for (let y = 0; y < document.body.scrollHeight; y += window.innerHeight / 2) {
    window.scrollTo(0, y);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }
  return self.shifts.reduce((sum, value) => sum + value, 0);
}"""


def measure(site: Site) -> Section:
    """Load each page with an empty cache, let it come to rest, and read it to its end."""
    rows, bars = [], []
    for path, name in ((LESSON, "lesson"), (EXERCISE, "exercise")):
        for size, kind in ((WIDE, "wide"), (PHONE, "phone")):
            with site.learner(size) as page:
                page.add_init_script(WATCH)
                page.goto(site.url + path, wait_until="networkidle")
                moved = float(page.evaluate(DOWN))
            rows.append((name, kind, f"{moved:.4f}"))
            if name == "lesson":
                bars.append(Bar(f"layout shift of a lesson's page, {kind}", moved, most=MOST))
    text = "The sum of all shifts, from an empty cache to the end of the page. 0 is no movement at all."
    return Section("Layout shift", ["page", "window", "shift"], rows, bars, text)
