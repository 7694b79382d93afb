"""How quick an edit of a tour is, in a real browser on the running app.

    PYTHONPATH=. python benchmarks/edit.py [--rounds 8]

Starts the app on a free port with a database of its own that holds a tour of five stops, opens
it, and reorders, lengthens, drops and undoes. Prints for each kind of edit, in milliseconds:

* shown: from the click to the repainted timeline with its warnings (two frames after the last
  change there);
* settled: until nothing on the page changes any more (cards, map, folded parts);

and the milliseconds of processor time that the page and the server took, which a busy machine
leaves as they are. Edits are a second apart, as a person's are. Exit status 1 when the median of
all edits is over the bar.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from explore import ARGUMENTS, browser_path, p95
from playwright.sync_api import CDPSession, Page, sync_playwright

from icplanner.store import Database, Documents
from icplanner.tours import begun_on, read_tour
from icplanner.tours.draft import Draft, draft_json

ROOT = Path(__file__).resolve().parent.parent
FIVE_STOPS = ROOT / "tests" / "export" / "five_stops.json"
MEDIAN_BAR_MS = 400
PAUSE_MS = 600

# Clicks and watches inside the page, so that the driver's own delays stay out of the figure. The
# edit is over when nothing has changed for a while after the first change.
CLICK = """
(button) => new Promise((done, fail) => {
  const main = document.querySelector("[data-testid=stMain]");
  const parts = "[class*=st-key-tours_tl_],[class*=st-key-tours_toolbar],[data-testid=stAlert]";
  const inside = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element?.closest(parts);
  };
  const touches = (change) => inside(change.target)
    || [...change.addedNodes, ...change.removedNodes]
      .some((node) => node.nodeType === 1 && (node.matches(parts) || node.querySelector(parts)));
  let shown = 0, settled = 0;
  if (button.disabled) { fail(new Error(`${button.innerText}: disabled`)); return; }
  const begun = performance.now();
  const watch = new MutationObserver((changes) => {
    const now = performance.now();
    for (const change of changes) {
      // Streamlit greys out what it may replace; that is no repaint.
      if (change.type === "attributes") continue;
      settled = now;
      if (touches(change)) shown = now;
    }
  });
  watch.observe(main, {subtree: true, childList: true, characterData: true});
  button.click();
  const look = setInterval(() => {
    const now = performance.now();
    if (now - begun > 15000) {
      clearInterval(look);
      const why = !button.isConnected ? "the button was replaced before the click"
        : shown ? "the page never settled" : settled ? "only other parts were repainted"
        : "nothing was repainted";
      fail(new Error(`${button.innerText}: ${why}`));
      return;
    }
    if (!shown || now - settled < 700) return;
    clearInterval(look);
    watch.disconnect();
    done([shown - begun, settled - begun]);
  }, 20);
  // Two frames belong to a repaint; they are added where the figures are printed.
})
"""
# Two frames of a screen with sixty pictures a second.
TWO_FRAMES_MS = 33


@dataclass(frozen=True, slots=True)
class Edit:
    """One measured edit: what was done, when its result was shown, and when all had settled."""

    kind: str
    shown_ms: float
    settled_ms: float
    page_cpu_ms: float
    server_cpu_ms: float


@contextmanager
def running_app(database_url: str) -> Iterator[tuple[str, int]]:
    """Start the app on a free port and give its address and its process."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless=true", "--server.port=0"]
    with subprocess.Popen(  # noqa: S603 - our own app
        [*command, *options],
        cwd=ROOT,
        env={**os.environ, "ICPLANNER_DATABASE_URL": database_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None  # noqa: S101 - a pipe was asked for
            found = (re.search(r"http://localhost:\d+", line) for line in server.stdout)
            yield next(address.group() for address in found if address), server.pid
        finally:
            # Asked politely, it waits for connections of a browser that is gone.
            server.kill()


def kept_tour(database_url: str) -> str:
    """Keep the tour of five stops on a Wednesday to come and return its id."""
    tour = read_tour(FIVE_STOPS.read_bytes())
    next_year = date.today() + timedelta(days=365)  # noqa: DTZ011 - the app asks the same clock
    moved = begun_on(tour, next_year - timedelta(days=(next_year.weekday() - 2) % 7))
    if moved is None:
        raise SystemExit("the tour cannot be moved to next year")
    database = Database(database_url)
    content = draft_json(Draft(tour=replace(moved, warnings=())))
    document = Documents(database, "tour").create("Five stops", content)
    database.close()
    return document.id


def server_ms(process: int) -> float:
    """Return the processor time a process has taken; 0 where the system does not tell."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def page_ms(devtools: CDPSession) -> float:
    """Return the processor time the page's own thread has taken."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))


def button(page: Page, key: str, *, stop: str = "") -> str:
    """Return the selector of a button, with the menu of its stop opened where it is in one."""
    selector = f"[class~='st-key-{key.replace('.', '-')}'] button"
    if stop and not page.locator(selector).count():
        page.locator(f"[class~='st-key-tours_stop_buttons_{stop}']").get_by_role(
            "button", name="Change"
        ).click()
        page.locator(selector).wait_for()
        page.wait_for_timeout(500)
    return selector


def rest(page: Page) -> None:
    """Wait until no run of the page is under way: one that ends would replace what is clicked."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def edits(page: Page, process: int, rounds: int) -> list[Edit]:
    """Do the edits in turn; each is undone, so that every round begins with the same tour."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    done = []

    def measure(kind: str, selector: str) -> None:
        rest(page)
        before = page_ms(devtools), server_ms(process)
        found = page.locator(selector).first.evaluate(CLICK)
        taken = page_ms(devtools) - before[0], server_ms(process) - before[1]
        done.append(Edit(kind, *(ms + TWO_FRAMES_MS for ms in found), *taken))
        page.wait_for_timeout(PAUSE_MS)

    undo = "[class~='st-key-tours-version--material-undo-'] button"
    for _ in range(rounds):
        measure("reorder", button(page, "tours.later.0.0"))
        measure("undo", undo)
        measure("lengthen", button(page, "tours.length.0.1.15", stop="0_1"))
        page.keyboard.press("Escape")
        page.wait_for_timeout(PAUSE_MS)
        measure("undo", undo)
        measure("drop", button(page, "tours.drop.0.3", stop="0_3"))
        page.wait_for_timeout(PAUSE_MS)
        measure("undo", undo)
    return done


def report(done: list[Edit]) -> bool:
    """Print the figures and return whether the bar is met."""
    for kind in dict.fromkeys(edit.kind for edit in done):
        some = [edit for edit in done if edit.kind == kind]
        line(kind, some)
    line("all", done)
    print(f"load of the machine {os.getloadavg()[0]:.1f}, bar {MEDIAN_BAR_MS} ms at the median")
    return statistics.median(edit.shown_ms for edit in done) < MEDIAN_BAR_MS


def line(kind: str, some: list[Edit]) -> None:
    """Print one line of figures."""
    shown = [edit.shown_ms for edit in some]
    settled = statistics.median(edit.settled_ms for edit in some)
    page = statistics.median(edit.page_cpu_ms for edit in some)
    server = statistics.median(edit.server_cpu_ms for edit in some)
    print(
        f"{kind:9} shown median {statistics.median(shown):4.0f}  95 % {p95(shown):4.0f}"
        f"   settled median {settled:4.0f}   processor: page {page:3.0f}, server {server:3.0f} ms"
        f"   ({len(some)} edits)"
    )


def main() -> int:
    """Run the measurement and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    if options.rounds < 2:
        parser.error("--rounds: one round has no median and no 95 %; ask for 2 or more")
    with tempfile.TemporaryDirectory() as folder:
        database_url = f"sqlite:///{Path(folder) / 'edit.sqlite3'}"
        tour = kept_tour(database_url)
        with running_app(database_url) as (url, process), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{url}/tours?lang=en&draft={tour}")
            page.locator("[class~='st-key-tours_tl_stop_0_4']").wait_for(timeout=90_000)
            page.wait_for_timeout(4000)
            edits(page, process, 1)
            done = edits(page, process, options.rounds)
            browser.close()
    return 0 if report(done) else 1


if __name__ == "__main__":
    sys.exit(main())
