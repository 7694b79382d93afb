"""Seconds, work and proof of the tour solvers on synthetic days like the region's.

Run `python benchmarks/tours.py [day] [losses] [days] [catalogue]`; without words all of them.
Seconds are CPU seconds of one core, so that a busy machine gives the same numbers.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from region import region

from icplanner.catalogue.reading import read_catalogue
from icplanner.solver.losses import losses
from icplanner.solver.one_day import solve_day
from icplanner.solver.pool import near_tours, variants
from icplanner.solver.problem import Problem
from icplanner.solver.several_days import solve_days
from icplanner.tours import DayWish, Request, Work, plan
from icplanner.travel import Mode, travel_for

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
        wishes = tuple(
            DayWish(date=FIRST_DAY + timedelta(days=k), start_min=540, end_min=1080)
            for k in range(count)
        )
        request = Request(start="Karlovy Vary", days=wishes, mode=Mode.CAR)
        begun = time.process_time()
        made = plan(known, request, travel=travel, work=Work(limit_s=30))
        took = time.process_time() - begun
        first = made.tours[0]
        print(
            f"catalogue {count} days  score {first.score:.1f}  bound {first.bound:.1f}"
            f"  variants {len(made.tours)}  {took:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    wanted = set(sys.argv[1:]) or {"day", "losses", "days", "catalogue"}
    if "day" in wanted:
        one_day()
    if "losses" in wanted:
        all_losses()
    if "days" in wanted:
        several_days()
    if "catalogue" in wanted:
        catalogue()
