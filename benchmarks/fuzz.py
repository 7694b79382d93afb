"""Random requests against the independent checker: no plan may break, none may raise.

    PYTHONPATH=. python benchmarks/fuzz.py [--requests 10000] [--real 100] [--seed 1]

Small random catalogues (hours, guided starts, ages, access, prices, unknown values) with random,
also odd and absurd, requests; then random requests on the real catalogue. Every tour is read by
the independent checker with a traveller of its own. Exit status 1 if a plan breaks or raises, or
if the planner built a tour that its own check refused ("dropped").
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import time
import traceback
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from uneven_ways import UnevenWays

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place, Restaurant
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Access, Confidence, Kind, Site, Status
from icplanner.tours import (
    DayWish,
    FixedEvent,
    LunchWish,
    Pace,
    Pin,
    Plan,
    Request,
    Severity,
    Work,
    check,
    plan,
)
from icplanner.travel import Mode, Travel, travel_for

DATA = Path(__file__).parent.parent / "data"
HUB = (50.23, 12.87)
REAL_HUBS = ("Karlovy Vary", "Mariánské Lázně", "Cheb", "Sokolov", "Jáchymov", "Nejdek")
HOURS = (
    "Mo-Su 09:00-17:00",
    "Tu-Su 09:00-12:00,13:00-17:00",
    "Mo-Fr 10:00-16:00",
    "Sa,Su 10:00-18:00",
    "24/7",
    "Apr-Oct Tu-Su 10:00-17:00; PH off",
    "Mo-Su 09:00-18:00",
    "Mo-Su 14:00-15:00",
    None,
)
MODES = (Mode.CAR, Mode.CAR, Mode.COACH, Mode.WALK, Mode.BIKE, Mode.TRAIN)
LUNCHES = (
    None,
    LunchWish(),
    LunchWish(),
    LunchWish(600, 900, 30),
    LunchWish(720, 720, 60),
    LunchWish(690, 690, 1),
    LunchWish(705, 710, 45),
    LunchWish(660, 670, 90),
    LunchWish(540, 560, 20),
    LunchWish(780, 785, 30),
    LunchWish(1000, 1000, 15),
)


class Dropped(logging.Handler):
    """Counts the tours that the planner built and its check refused."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take down what was dropped and why."""
        self.said.append(record.getMessage())


def a_site(choice: random.Random, number: int) -> Site:
    """Return a random site near the hub."""
    name = f"site-{number}"
    hours = choice.choice(HOURS)
    guided = choice.random() < 0.25
    times = tuple(sorted(choice.sample(range(540, 1000, 30), choice.randint(1, 4))))
    lines = (GuidedStart(site=name, times=times, duration_min=60, group_max=20),) if guided else ()
    return Site(
        id=name,
        names=Localised(en=name),
        kind=choice.choice(list(Kind)),
        industries=(choice.choice(("mining", "glass", "porcelain", "beer_spirits")),),
        era=(),
        country="CZ",
        municipality="Karlovy Vary",
        position=None
        if choice.random() < 0.05
        else (HUB[0] + choice.uniform(-0.15, 0.15), HUB[1] + choice.uniform(-0.2, 0.2)),
        opening_hours=hours,
        opening_source="https://example.org" if hours else None,
        opening_year=choice.choice((2024, 2026, 2027)) if hours else None,
        guided_only=guided,
        guided_starts=lines,
        booking_required=choice.random() < 0.1,
        visit_minutes=choice.choice((None, 20, 45, 60, 90, 120)),
        price_adult=choice.choice((None, 0.0, 100.0, 250.0)),
        currency="CZK",
        min_age=choice.choice((None, None, 10)),
        wheelchair=choice.choice((None, *Access)),
        languages=choice.choice(((), ("cs",), ("cs", "de", "en"))),
        status=Status.OPEN,
        confidence=Confidence.VERIFIED,
    )


def a_world(choice: random.Random) -> Catalogue:
    """Return a small random catalogue with two hubs and an inn."""
    sites = [a_site(choice, number) for number in range(choice.choice((0, 3, 8, 10, 12, 12, 14)))]
    places = [
        Place(id="spa", names=Localised(en="Spa"), kind="spa_town", country="CZ", position=HUB),
        Place(
            id="station",
            names=Localised(en="Station"),
            kind="station",
            country="CZ",
            position=(HUB[0] - 0.05, HUB[1] + 0.1),
        ),
    ]
    inn = Restaurant(
        id="inn",
        name="Inn",
        kind="restaurant",
        place="spa",
        position=(HUB[0] + 0.01, HUB[1]),
        opening_hours=choice.choice(("Mo-Su 10:00-22:00", "Tu-Su 12:00-14:00", None)),
    )
    return Catalogue(
        sites={site.id: site for site in sites},
        places={place.id: place for place in places},
        restaurants={inn.id: inn},
    )


def a_request(choice: random.Random, known: Catalogue, hubs: tuple[str, ...], most: int) -> Request:
    """Return a random request, about one in eight of them absurd."""
    first = date(2026, 1, 1) + timedelta(days=choice.randrange(700))
    start = choice.choice((480, 540, 600, 780, 537))
    end = start + choice.choice((60, 180, 300, 420, 540, 540, 600, 600, 263, 840))
    days = tuple(
        DayWish(first + timedelta(days=k), start, min(end, 1440))
        for k in range(choice.choices((1, 2, 3), (6, 3, 1))[0] if most > 1 else 1)
    )
    names = sorted(known.sites)
    some = choice.sample(names, min(len(names), choice.choice((0,) * 12 + (1, 2))))
    request = Request(
        start=choice.choice(hubs),
        end=choice.choice((None, None, choice.choice(hubs))),
        days=days,
        mode=choice.choice(MODES),
        interests=choice.choice(({}, {"mining": 1.0}, {"glass": 0.5, "museum": 0.2})),
        must=tuple(some),
        avoid=tuple(choice.sample(names, min(len(names), choice.choice((0, 0, 1))))),
        pace=choice.choice(list(Pace)),
        lunch=choice.choice(LUNCHES),
        buffer_min=choice.choice((None, None, 0, 1, 10, 30)),
        group_size=choice.choice((1, 15, 25)),
        youngest_age=choice.choice((None, None, 6)),
        budget_czk=choice.choice((None, None, None, None, 200.0, 0.0, 500.0)),
        wheelchair=choice.random() < 0.1,
        language=choice.choice((None, None, "de")),
        accept_booking=choice.random() < 0.85,
        accept_unknown=choice.random() < 0.85,
        variants=choice.choice((1, 4)),
    )
    if names and choice.random() < 0.15:
        pins = tuple(
            Pin(
                stop=stop,
                date=choice.choice(days).date,
                start_min=choice.choice((None, start + 60, start + choice.randrange(300))),
                visit_min=choice.choice((None, 40, 5, 200)),
            )
            for stop in choice.sample(names, min(len(names), choice.choice((1, 1, 2))))
        )
        request = replace(request, pins=pins)
    if choice.random() < 0.08:
        event = FixedEvent(
            id="event",
            names=Localised(en="Event"),
            municipality="",
            position=(HUB[0] + 0.02, HUB[1]),
            date=choice.choice(days).date,
            start_min=start + choice.choice((60, 0, 100, 155)),
            duration_min=choice.choice((45, 1, 120)),
        )
        request = replace(request, events=(event,))
    return absurd(choice, request) if choice.random() < 0.12 else request


def absurd(choice: random.Random, request: Request) -> Request:
    """Return the request with one value nobody can mean."""
    day = request.days[0]
    return choice.choice(
        (
            lambda: replace(request, days=(replace(day, end_min=day.start_min),)),
            lambda: replace(request, days=(replace(day, end_min=day.start_min - 60),)),
            lambda: replace(request, days=()),
            lambda: replace(request, days=(replace(day, date=date(1, 1, 1)),)),
            lambda: replace(request, days=(replace(day, date=date(9999, 12, 31)),)),
            lambda: replace(request, buffer_min=-5),
            lambda: replace(request, group_size=10**9),
            lambda: replace(request, budget_czk=float("nan")),
            lambda: replace(request, budget_czk=-1.0),
            lambda: replace(request, start="Nowhere at all"),
            lambda: replace(request, must=("no such site",)),
            lambda: replace(request, interests={"mining": float("inf")}),
            lambda: replace(request, lunch=LunchWish(900, 600, 30)),
            lambda: replace(request, variants=0),
            lambda: replace(request, days=(replace(day, start_min=-10, end_min=10**7),)),
        )
    )()


def verdict(made: Plan, known: Catalogue, travel: Travel) -> str:
    """Return "tours", "problems" or what is wrong with a plan."""
    if not made.tours:
        return "problems" if made.problems else "neither tours nor problems"
    for tour in made.tours:
        for warning in check(tour, known, travel=travel):
            if warning.severity is Severity.BREAKS:
                return f"infeasible: {warning.code}"
        if made.bound is None or tour.score > made.bound + 1e-6:
            return "a score above the bound"
    return "tours"


def run(worlds: str, options: argparse.Namespace) -> Counter[str]:
    """Plan so many random requests and count the verdicts."""
    choice = random.Random(options.seed)  # noqa: S311 - a benchmark
    real = worlds == "real"
    travel: Travel = travel_for(DATA) if real else UnevenWays(options.seed)
    known = read_catalogue(DATA) if real else a_world(choice)
    found: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    dropped = Dropped()
    logging.getLogger("icplanner.tours.plan").addHandler(dropped)
    for number in range(options.real if real else options.requests):
        if not real and number % 5 == 0:
            known = a_world(choice)
        hubs = REAL_HUBS if real else ("spa", "station")
        request = a_request(choice, known, hubs, 3)
        try:
            made = plan(known, request, travel=travel, work=Work(limit_s=0.3))
            said = verdict(made, known, travel)
        except Exception as error:  # noqa: BLE001 - what it looks for
            said = f"exception: {type(error).__name__}"
            traceback.print_exc()
        if dropped.said:
            print(f"{worlds} request {number}: {said}, {dropped.said}: {request}", flush=True)
            found["dropped"] += len(dropped.said)
            dropped.said.clear()
        if said not in ("tours", "problems"):
            print(f"{worlds} request {number}: {said}: {request}", flush=True)
        found[said] += 1
        for problem in made.problems if said == "problems" else ():
            codes[problem.code] += 1
    logging.getLogger("icplanner.tours.plan").removeHandler(dropped)
    print(f"{worlds}: problems told: {dict(codes.most_common())}")
    return found


def main() -> int:
    """Run both kinds, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--real", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bad = 0
    for worlds in ("small", "real"):
        begun = time.process_time()
        found = run(worlds, options)
        took = time.process_time() - begun
        bad += sum(n for said, n in found.items() if said not in ("tours", "problems"))
        asked = found.total() - found["dropped"]
        print(f"{worlds}: {asked} requests {dict(found)} in {took:.0f} CPU s", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
