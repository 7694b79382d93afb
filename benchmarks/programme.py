"""Measure the programme: a year of 5,000 series, its whole page, and clashes of 1,000 occurrences.

Run with `PYTHONPATH=. python benchmarks/programme.py`. Events stand in the municipalities of the
region, on weekends of the year drawn with a fixed seed, so that every run measures the same.
"""

from __future__ import annotations

import csv
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.reading import read_catalogue
from icplanner.programme import Occurrence, calendar, clashes, read_districts, with_proposals
from icplanner.travel import Mode, Travel, travel_for
from icplanner.ui.september.month import payload
from icplanner.ui.september.view import View
from icplanner.words import Words

DATA = Path(__file__).resolve().parents[1] / "data"
SEED = 2027
SERIES = 5_000
OCCURRENCES = 1_000
RUNS = 5
VIEWS = {
    "month grid": {"view": "month"},
    "list": {"view": "list"},
    "map": {"view": "map"},
    "clashes and gaps": {"part": "check"},
    "feeds and print": {"part": "out"},
    "programme": {"part": "programme"},
}


def towns() -> list[LatLon]:
    """Return the positions of the region's municipalities."""
    with (DATA / "boundaries" / "obce_points.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kraj"] == "Karlovarský kraj"]
    return [(float(row["lat"]), float(row["lon"])) for row in rows]


def many_series(events: list[Event]) -> list[Event]:
    """Return series that recur on each weekday of each week of each month, 336 rules in all."""
    rules = [
        f"FREQ=YEARLY;BYMONTH={month};BYDAY={week}{day}"
        for month in range(1, 13)
        for week in range(1, 5)
        for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    ]
    return [
        replace(
            events[number % len(events)],
            id=f"series-{number}",
            status=EventStatus.RECURRING,
            known_dates=(),
            rrule=rules[number % len(rules)],
        )
        for number in range(SERIES)
    ]


def a_year(events: list[Event], days: int) -> list[Occurrence]:
    """Return occurrences over a year's weekends, or all on one day."""
    draw = random.Random(SEED)  # noqa: S311 - a fixed year, nothing secret
    places = towns()
    saturday = date(2027, 1, 2)
    found = []
    for number in range(OCCURRENCES):
        day = saturday + timedelta(days=7 * draw.randrange(52) + draw.randrange(2))
        event = replace(draw.choice(events), position=draw.choice(places))
        first = day if days > 1 else date(2027, 9, 11)
        found.append(
            Occurrence(uid=f"one-{number}", event=event, start=first, end=first, estimated=True)
        )
    return found


def seconds(task: Callable[[], object]) -> tuple[float, float]:
    """Return the first run's seconds and the median of the others."""
    taken = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        task()
        taken.append(time.perf_counter() - begin)
    return taken[0], statistics.median(taken[1:])


def drawn(series: list[Event]) -> int:
    """Expand a year and make every month of it ready for the screen; return the bytes."""
    found = calendar(series, 2027).occurrences
    words, size = Words("cs"), 0
    for month in range(1, 13):
        on = [one for one in found if one.first_day.month == month]
        grid = payload(on, View(year=2027, month=month), words, date(2027, 9, 1))
        size += len(json.dumps(grid))
    return size


def shown(catalogue: Catalogue, travel: Travel) -> list[tuple[str, float, float]]:
    """Run the whole page on a year of many series; return each view with its CPU seconds.

    The first run expands the year and works out what the page says about it, with empty caches;
    the second is a click. What the process reads once (modules, roads, a first page) is not
    counted.
    """
    rows = []
    for name, asked in VIEWS.items():
        page = AppTest.from_function(
            place, args=(catalogue, travel, date(2026, 11, 22), DATA), default_timeout=120
        )
        for parameter, value in {"year": "2027", "month": "9", **asked}.items():
            page.query_params[parameter] = value
        page.run()
        st.cache_resource.clear()
        taken = [_cpu_seconds(page) for _ in range(RUNS + 1)]
        rows.append((name, taken[0], statistics.median(taken[1:])))
    return rows


def place(catalogue, travel, today, data) -> None:  # noqa: ANN001 - it stands alone as a script
    """Place the page; AppTest runs this function as a script."""
    from icplanner.ui.september.page import september  # noqa: PLC0415 - a script imports for itself
    from icplanner.words import Words  # noqa: PLC0415

    september(catalogue, travel, Words("cs"), today=today, data=data)


def _cpu_seconds(page: AppTest) -> float:
    begin = time.process_time()
    page.run()
    if page.exception:
        raise RuntimeError(page.exception)
    return time.process_time() - begin


def proposed(season: list[Occurrence], travel: Travel) -> int:
    """Find the clashes of a season and what could be done about the first two hundred."""
    found = clashes(season, travel)
    return len(with_proposals(found[:200], season, travel, read_districts(DATA)))


def main() -> None:
    """Print one line a measurement: first run and median, in seconds."""
    catalogue = read_catalogue(DATA)
    events = list(catalogue.events.values())
    series = many_series(events)
    travel = travel_for(DATA)
    travel.matrix(towns()[:2], Mode.CAR)
    year, day = a_year(events, 2), a_year(events, 1)
    rows: list[tuple[str, Callable[[], object]]] = [
        (f"expand a year of {SERIES} series", lambda: calendar(series, 2027)),
        ("expand it and draw its twelve months", lambda: drawn(series)),
        (f"clashes of {OCCURRENCES} occurrences over a year", lambda: clashes(year, travel)),
        (f"clashes of {OCCURRENCES} occurrences on one day", lambda: clashes(day, travel)),
        ("the same with proposals for 200 warnings", lambda: proposed(year, travel)),
    ]
    for name, task in rows:
        first, median = seconds(task)
        print(f"{name:55s} first {first:6.3f} s, median {median:6.3f} s")
    draw = random.Random(SEED)  # noqa: S311 - a fixed year, nothing secret
    places = towns()
    spread = {one.id: replace(one, position=draw.choice(places)) for one in series}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ICPLANNER_DATABASE_URL"] = f"sqlite:///{folder}/programmes.sqlite3"
        for view, first, again in shown(replace(catalogue, events=spread), travel):
            name = f"page of {SERIES} series, {view} (CPU)"
            print(f"{name:55s} first {first:6.3f} s, median {again:6.3f} s")


if __name__ == "__main__":
    main()
