"""How quick the map of Explore is, in a real browser on the running app.

    python benchmarks/explore.py [--clicks 40] [--opens 5] [--url http://localhost:8501]

Without `--url` the app is started on a free port. Prints three figures, in milliseconds:

* first visitor: from asking for the page to the base map and all markers on the screen, as soon as
  the server, just started, takes connections (with `--url`: the first opening only);
* first map: the same for those who come after, each in a fresh browser profile (nothing cached),
  while the server still works ahead;
* filter click: from the click on an industry to the repainted map (two frames after the last
  change, told by the map's own painted signal, see `static/map/ic_map.js`).

Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]
# Industries to switch on and off in turn: from a handful of sites to half of them.
INDUSTRIES = ("mining", "glass", "beer_spirits", "crafts", "transport")
MEDIAN_BAR_MS = 200
P95_BAR_MS = 350
FIRST_BAR_MS = 4000
# A person's pause between two clicks; quicker ones would measure the queue.
PAUSE_MS = 300

MAP_FRAME = "iframe[title*='folium']"
# Clicks and waits inside the page, so that the driver's own delays stay out of the figure.
CLICK = """
async (input, selector) => {
  const map = document.querySelector(selector).contentWindow.icMap;
  const before = map.painted;
  const start = Date.now();
  input.click();
  while (map.painted === before) {
    if (Date.now() - start > 10000) throw new Error("the map was not repainted");
    await new Promise((done) => setTimeout(done, 4));
  }
  return [map.paintedAt - start, map.ids.length];
}
"""


@contextmanager
def running_app() -> Iterator[str]:
    """Start the app on a free port and give its address."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless=true", "--server.port=0"]
    with subprocess.Popen(  # noqa: S603 - our own app
        [*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stdout is not None  # noqa: S101 - a pipe was asked for
            found = (re.search(r"http://localhost:\d+", line) for line in server.stdout)
            yield next(address.group() for address in found if address)
        finally:
            # Asked politely, it waits for connections of a browser that is gone.
            server.kill()


def open_map(page: Page, url: str) -> float:
    """Open Explore and return the milliseconds until the map and its markers are on the screen."""
    page.goto(f"{url}/", wait_until="commit")
    element = page.frame_locator(MAP_FRAME).locator("[data-base=painted][data-painted]")
    element.wait_for()
    frame = next(frame for frame in page.frames if "folium" in frame.url)
    painted: float = frame.evaluate("Math.max(icMap.paintedAt, icMap.basePaintedAt)")
    start: float = page.evaluate("performance.timeOrigin")
    return painted - start


def first_maps(browser: Browser, url: str, opens: int) -> list[float]:
    """Return the time to the map, each in a fresh profile; the first opening warms the server."""
    times = []
    for _ in range(opens + 1):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        times.append(open_map(context.new_page(), url))
        context.close()
    return times


def filter_clicks(browser: Browser, url: str, clicks: int) -> list[float]:
    """Return the time from each filter click to the repainted map."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    open_map(page, url)
    page.wait_for_timeout(2000)
    script = f"(input) => ({CLICK})(input, {MAP_FRAME!r})"
    times = []
    for number in range(clicks):
        name = INDUSTRIES[number % len(INDUSTRIES)]
        box = page.locator(f'input[type="checkbox"][value="{name}"]').first
        elapsed, _ = box.evaluate(script)
        times.append(elapsed)
        page.wait_for_timeout(PAUSE_MS)
    return times


def p95(times: list[float]) -> float:
    """Return the value that 95 of 100 stay under."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def browser_path() -> str | None:
    """Return an installed browser, None for Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def measure(url: str, options: Any) -> bool:
    """Measure, print, and return whether every bar is met."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        visitor, *first = first_maps(browser, url, options.opens)
        clicks = filter_clicks(browser, url, options.clicks)
        browser.close()
    print(f"first visitor        {visitor:5.0f} ms")
    print(
        f"first map     median {statistics.median(first):5.0f} ms   worst {max(first):5.0f} ms"
        f"   (bar {FIRST_BAR_MS} ms, {len(first)} openings)"
    )
    print(
        f"filter click  median {statistics.median(clicks):5.0f} ms   95 %  {p95(clicks):5.0f} ms"
        f"   (bars {MEDIAN_BAR_MS} and {P95_BAR_MS} ms, {len(clicks)} clicks)"
    )
    return (
        max(first) < FIRST_BAR_MS
        and statistics.median(clicks) < MEDIAN_BAR_MS
        and p95(clicks) < P95_BAR_MS
    )


def main() -> int:
    """Run the measurement and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", help="a running app; without it one is started")
    parser.add_argument("--clicks", type=int, default=40)
    parser.add_argument("--opens", type=int, default=5)
    options = parser.parse_args()
    if options.url:
        return 0 if measure(options.url.rstrip("/"), options) else 1
    with running_app() as url:
        return 0 if measure(url, options) else 1


if __name__ == "__main__":
    sys.exit(main())
