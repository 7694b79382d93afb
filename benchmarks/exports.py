"""Measure how long each export of a five-stop tour takes, in a fresh process and afterwards.

Run `python benchmarks/exports.py`; it prints a table and fails where the median misses a limit:
1.5 s for any format, 3 s for the leaflet. The first export of a process also loads packages, fonts,
messages and the base map, once.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

from icplanner.catalogue.credits import read_credits
from icplanner.catalogue.reading import read_catalogue
from icplanner.export import FORMATS, Context, render
from icplanner.tours import read_tour
from icplanner.words import Words

ROOT = Path(__file__).resolve().parent.parent
TOUR = ROOT / "tests" / "export" / "five_stops.json"
REPEATS = 7
LIMIT_S = 1.5
LIMITS_S = {"pdf": 3.0}


def measure(name: str) -> tuple[float, float, int]:
    """Return the seconds of the first and of the median later export, and its bytes."""
    tour = read_tour(TOUR.read_bytes())
    context = Context(
        words=Words("cs"),
        catalogue=read_catalogue(ROOT / "data"),
        credits=read_credits(ROOT / "data"),
        made=datetime(2027, 5, 1, 9, tzinfo=ZoneInfo("Europe/Prague")),
        link="https://plan.example/t/abc",
    )
    seconds = []
    content = b""
    for _ in range(REPEATS + 1):
        begun = time.perf_counter()
        content = render(name, tour, context)
        seconds.append(time.perf_counter() - begun)
    return seconds[0], statistics.median(seconds[1:]), len(content)


def main() -> int:
    """Print the table; status 1 where a format is slower than its limit."""
    slow = []
    print(f"{'format':<10} {'first s':>8} {'median s':>9} {'kB':>7} {'limit s':>8}")
    for name in FORMATS:
        # A process of its own: packages, fonts and base map are read anew.
        with get_context("spawn").Pool(1) as pool:
            first, later, size = pool.apply(measure, (name,))
        limit = LIMITS_S.get(name, LIMIT_S)
        print(f"{name:<10} {first:8.3f} {later:9.3f} {size / 1000:7.1f} {limit:8.1f}")
        if later > limit:
            slow.append(name)
    if slow:
        print(f"slower than the limit: {', '.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
