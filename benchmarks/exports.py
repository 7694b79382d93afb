"""Measure how long each export of a five-stop tour takes, in a fresh process and afterwards.

Run `python benchmarks/exports.py`; it prints a table and fails where an export misses its limit:
1.5 s for any format, 3 s for the leaflet, the first one of a process as well as the later ones.

"whole" is the command `python -m icplanner export` from start to end, with Python itself, all
packages, the data and the base map; "first" is the first export of a process that has read the
data, as the app has; "median" are the later ones. `--cpu` counts processor seconds instead of the
clock's, which other work on the machine does not lengthen.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from icplanner.catalogue.credits import read_credits  # noqa: E402 - found by the line above
from icplanner.catalogue.reading import read_catalogue  # noqa: E402
from icplanner.export import FORMATS, render  # noqa: E402
from icplanner.export.context import Context  # noqa: E402
from icplanner.tours import read_tour  # noqa: E402
from icplanner.words import Words  # noqa: E402

TOUR = ROOT / "tests" / "export" / "five_stops.json"
REPEATS = 7
LIMIT_S = 1.5
LIMITS_S = {"pdf": 3.0}


def measure(name: str, *, cpu: bool) -> tuple[float, float, int]:
    """Return the seconds of the first and of the median later export, and its bytes."""
    clock = time.process_time if cpu else time.perf_counter
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
        begun = clock()
        content = render(name, tour, context)
        seconds.append(clock() - begun)
    return seconds[0], statistics.median(seconds[1:]), len(content)


def measure_whole(name: str, *, cpu: bool) -> float:
    """Return the seconds of the command, the middle one of three runs."""
    clock: Callable[[], float] = _children_cpu if cpu else time.perf_counter
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(3):
            begun = clock()
            command = [sys.executable, "-m", "icplanner", "export", TOUR, "--format", name]
            subprocess.run([*command, "-o", f"{folder}/out"], cwd=ROOT, check=True)  # noqa: S603 - ours
            seconds.append(clock() - begun)
    return statistics.median(seconds)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Print the table; status 1 where a format is slower than its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpu", action="store_true", help="count processor seconds")
    cpu = parser.parse_args().cpu
    slow = []
    print(f"{'format':<10} {'whole s':>8} {'first s':>8} {'median s':>9} {'kB':>7} {'limit s':>8}")
    for name in FORMATS:
        whole = measure_whole(name, cpu=cpu)
        # A process of its own: packages, fonts and base map are read anew.
        with get_context("spawn").Pool(1) as pool:
            first, later, size = pool.apply(measure, (name,), {"cpu": cpu})
        limit = LIMITS_S.get(name, LIMIT_S)
        figures = f"{whole:8.2f} {first:8.2f} {later:9.3f} {size / 1000:7.1f} {limit:8.1f}"
        print(f"{name:<10} {figures}", flush=True)
        if max(first, later) > limit:
            slow.append(name)
    if slow:
        print(f"slower than the limit: {', '.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
