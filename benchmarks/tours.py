"""Seconds, work and proof of the tour solvers on synthetic days like the region's.

Run `PYTHONPATH=. python benchmarks/tours.py` with any of the words day, losses, days, catalogue,
long, exact, stress; without words all. `long` plans five to seven days, `exact` works out the
losses of several days. Seconds are CPU seconds of one core, so that a busy machine gives the same
numbers. `stress` uses Numba where it is installed; `NUMBA_DISABLE_JIT=1` shows it without.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path

import numpy as np
from region import region

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.reading import read_catalogue
from icplanner.solver.compiled import ACCELERATED
from icplanner.solver.losses import losses
from icplanner.solver.one_day import solve_day
from icplanner.solver.pool import near_tours, variants
from icplanner.solver.problem import Problem
from icplanner.solver.ruin_recreate import ruin_and_recreate, warm_up
from icplanner.solver.several_days import solve_days
from icplanner.tours import (
    DayWish,
    Pace,
    Pin,
    Plan,
    Request,
    Tour,
    Work,
    feasible_days,
    plan,
    settled_reasons,
    unsettled,
)
from icplanner.travel import Mode, Travel, travel_for

SEEDS = range(4)
DATA = Path(__file__).parent.parent / "data"
# A Wednesday in the season.
FIRST_DAY = date(2026, 7, 15)


def cases(n: int, seed: int) -> dict[str, Problem]:
    """Return the days that differ in what makes them hard."""
    base = region(n, seed)
    rng = np.random.default_rng(seed + 99)
    short = replace(base, visit=rng.choice([30, 45, 60], n))
    day = base.days[0]
    always = replace(day, starts=[[(540, 1020)]] * n)
    return {
        "as in the region": base,
        "15 min buffer, 3 stops": region(n, seed, buffer_min=15, max_stops=3),
        "short visits": short,
        "half the way": replace(base, days=[replace(day, travel=-(-day.travel // 2))]),
        "all open all day": replace(base, days=[always]),
    }


def one_day() -> None:
    """Print the exact solver's work for one day, and that of the variants."""
    for n in (60, 80, 100, 130):
        for name in cases(n, 0):
            rows = []
            for seed in SEEDS:
                problem = cases(n, seed)[name]
                begun = time.process_time()
                result = solve_day(problem)
                solved = time.process_time()
                count = 1
                if result.outcome is not None:
                    count = len(variants(problem, result, near_tours(result.outcome)))
                rows.append((solved - begun, time.process_time() - solved, result, count))
            seconds = " ".join(f"{row[0]:5.2f}" for row in rows)
            further = max(row[1] for row in rows)
            proven = sum(row[2].proven for row in rows)
            nodes = max(row[2].nodes for row in rows)
            fewest = min(row[3] for row in rows)
            print(
                f"{n:4d} {name:24s} s {seconds}  proven {proven}/{len(rows)}  nodes <= {nodes:7d}"
                f"  variants >= {fewest} in <= {further:.2f} s",
                flush=True,
            )


def all_losses() -> None:
    """Print what the losses of all absent sites take."""
    for n in (60, 100):
        for seed in SEEDS:
            problem = region(n, seed)
            result = solve_day(problem)
            if result.outcome is None:
                continue
            begun = time.process_time()
            made = losses(problem, result, near_tours(result.outcome))
            exact = sum(loss.exact for loss in made)
            took = time.process_time() - begun
            print(f"{n:4d} losses {exact}/{len(made)} exact in {took:.1f} s", flush=True)


def several_days() -> None:
    """Print score, bound and time of two and three days with different closings."""
    for n, count, seed in [
        (60, 2, 0),
        (60, 2, 1),
        (60, 3, 0),
        (60, 3, 1),
        (100, 2, 0),
        (100, 3, 0),
    ]:
        rng = np.random.default_rng(seed)
        problem = region(n, seed, days=count)
        days = [
            replace(day, starts=[s if rng.random() > 0.2 else [] for s in day.starts])
            for day in problem.days
        ]
        begun = time.process_time()
        result = solve_days(replace(problem, days=days))
        took = time.process_time() - begun
        if result.solution is None:
            continue
        gap = 100 * (result.solution.bound / result.solution.score - 1)
        print(
            f"{n:4d} sites {count} days  score {result.solution.score:7.1f}  gap {gap:.2f} %"
            f"  {result.rounds} rounds  {took:.1f} s",
            flush=True,
        )


def catalogue() -> None:
    """Print whole plans on the real catalogue: proof, reasons, drawing and checking included."""
    known = read_catalogue(DATA)
    travel = travel_for(DATA)
    for count in (1, 2, 3):
        request = real_request(count)
        begun = time.process_time()
        first: list[float] = []

        def early(_: Tour, begun: float = begun, first: list[float] = first) -> None:
            first.append(time.process_time() - begun)

        alone = Work(limit_s=30, explain=False, first=early)
        plan(known, request, travel=travel, work=alone)
        best_s = time.process_time() - begun
        begun = time.process_time()
        made = plan(known, request, travel=travel, work=Work(limit_s=30))
        whole_s = time.process_time() - begun
        best = made.tours[0]
        gap = 100 * ((best.bound or best.score) / best.score - 1)
        shares = " ".join(f"{100 * tour.score / best.score:.0f}" for tour in made.tours)
        codes = Counter(reason.code for reason in made.reasons)
        print(
            f"catalogue {count} days  score {best.score:.1f}  gap {gap:.2f} %  first tour in "
            f"{first[0]:.2f} s  best in {best_s:.2f} s  with variants and reasons {whole_s:.2f} s"
            f"  variants % {shares}  overlap <= {overlap(made):.2f}"
            f"  losses exact {codes['loss'] + codes['loss_of_order']}"
            f" between {codes['loss_between'] + codes['loss_at_most']}"
            f" at least {codes['loss_at_least']} not known {codes['less_worth']}"
            f"  kept {best.chance:.3f}",
            flush=True,
        )
        replanned(known, travel, made)
        if count == 1:
            begun = time.process_time()
            days = feasible_days(best, known, travel=travel, year=FIRST_DAY.year)
            works = sum(day.works for day in days)
            took = time.process_time() - begun
            print(f"feasible days of a year: {works} in {took:.1f} s", flush=True)


def real_request(days: int) -> Request:
    """Return nine hours a day by car from Karlovy Vary, with lunch."""
    wishes = tuple(
        DayWish(date=FIRST_DAY + timedelta(days=k), start_min=540, end_min=1080)
        for k in range(days)
    )
    return Request(start="Karlovy Vary", days=wishes, mode=Mode.CAR)


def overlap(made: Plan) -> float:
    """Return the greatest share of stops that two variants have in common."""
    sets = [set(tour.stop_ids()) for tour in made.tours]
    return max((len(a & b) / len(a | b) for a, b in combinations(sets, 2)), default=0.0)


def replanned(known: Catalogue, travel: Travel, made: Plan) -> None:
    """Print what planning anew takes after a stop was pinned, dropped, and a site wanted."""
    day = made.tours[0].days[0]
    pin = Pin(stop=day.stops[0].id, date=day.date, start_min=day.stops[0].start_min)
    wanted = next(reason.site for reason in made.reasons if reason.code == "loss")
    for name, request in (
        ("pin", replace(made.request, pins=(pin,))),
        ("drop", replace(made.request, avoid=(day.stops[0].id,))),
        ("must-see", replace(made.request, must=(wanted,))),
    ):
        for hints in (None, made.hints) if made.hints else (None,):
            begun = time.process_time()
            work = Work(limit_s=30, explain=False, hints=hints)
            again = plan(known, request, travel=travel, work=work)
            took = time.process_time() - begun
            score = again.tours[0].score if again.tours else 0.0
            gap = 100 * ((again.bound or score) / score - 1) if score else 0.0
            print(
                f"  after {name}{' with hints' if hints else ''}: score {score:.1f}"
                f"  gap {gap:.2f} %  in {took:.2f} s",
                flush=True,
            )


def long_tours() -> None:
    """Print first tours, bounds and memory of five to seven days on the catalogue."""
    known = read_catalogue(DATA)
    travel = travel_for(DATA)
    plan(known, real_request(1), travel=travel, work=Work(limit_s=1, explain=False))
    for count, pace in product((5, 6, 7), (Pace.NORMAL, Pace.FULL)):
        begun = time.process_time()
        marks: list[tuple[float, float, float]] = []

        def told(
            best: float,
            bound: float,
            begun: float = begun,
            marks: list[tuple[float, float, float]] = marks,
        ) -> None:
            marks.append((time.process_time() - begun, best, bound))

        work = Work(limit_s=30, explain=False, found=told)
        made = plan(known, replace(real_request(count), pace=pace), travel=travel, work=work)
        took = time.process_time() - begun
        best = made.tours[0]
        near = next((t for t, score, top in marks if top <= 1.04 * score), float("inf"))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count} days {pace.value:6s}  first {marks[0][1]:.1f} in {marks[0][0]:.1f} s"
            f"  gap 4 % in {near:.1f} s  score {best.score:.1f}"
            f"  gap {100 * ((best.bound or best.score) / best.score - 1):.2f} % in {took:.1f} s"
            f"  {memory:.0f} MB",
            flush=True,
        )


def exact() -> None:
    """Print what working out every loss takes that a plan of several days left open."""
    known = read_catalogue(DATA)
    travel = travel_for(DATA)
    for count in (2, 3, 5):
        made = plan(known, real_request(count), travel=travel, work=Work(limit_s=10))
        begun = time.process_time()
        first = 0.0
        codes: Counter[str] = Counter()
        for reason in settled_reasons(known, made, unsettled(made), travel=travel):
            first = first or time.process_time() - begun
            codes[reason.code] += 1
        took = time.process_time() - begun
        print(f"{count} days  open losses {dict(codes)}  first {first:.1f} s  all {took:.1f} s")


def stress() -> None:
    """Print what a good tour over five days among a thousand sites takes."""
    begun = time.process_time()
    warm_up()
    print(f"warm-up {time.process_time() - begun:.1f} s, compiled: {ACCELERATED}", flush=True)
    problem = region(1000, 0, days=5)
    for iterations in (100, 1000, 3000) if ACCELERATED else (5, 20, 100):
        begun = time.process_time()
        found = ruin_and_recreate(problem, seed=0, iterations=iterations)
        took = time.process_time() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"1000 sites 5 days  {iterations} iterations  score {found.score:.0f}  {took:.1f} s"
            f"  {memory:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    wanted = set(sys.argv[1:]) or {"day", "losses", "days", "catalogue", "long", "exact", "stress"}
    if "day" in wanted:
        one_day()
    if "losses" in wanted:
        all_losses()
    if "days" in wanted:
        several_days()
    if "catalogue" in wanted:
        catalogue()
    if "long" in wanted:
        long_tours()
    if "exact" in wanted:
        exact()
    if "stress" in wanted:
        stress()
