"""Measure the tour solver on the published instances of the team orienteering problem.

Each route printed has been verified by code of its own. The first run on a machine compiles the
solver for up to a minute, outside the measured time.
"""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.solver.problem import Problem
from icplanner.solver.ruin_recreate import Search, warm_up
from icplanner.solver.toptw import ToptwError, ToptwInstance, read_toptw, to_problem
from icplanner.solver.toptw_verify import faults, total_score

# Numbers of routes in the literature.
ROUTES: Final = (1, 2, 3, 4)
BEST_KNOWN: Final = "best_known.csv"
# Kept back of the limit for the last chunk of iterations and for reading out the routes.
MARGIN_S: Final = 0.01


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `bench`."""
    parser.add_argument("benchmark", choices=("toptw",))
    parser.add_argument("directory", type=Path, metavar="DIR", help="folder of instances (*.txt)")
    parser.add_argument("--limit-s", type=_seconds, default=1.0, metavar="S")
    parser.add_argument("--m", type=_routes, nargs="+", metavar="N", help="numbers of routes")
    parser.add_argument("--instance", nargs="+", metavar="NAME", help="only these instances")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--best-known", type=Path, metavar="FILE", help="instance,m,best_known")
    parser.add_argument("--json", action="store_true")


def run(args: Namespace) -> int:
    """Print a row for each instance and number of routes; status 1 if a route is refused."""
    try:
        known = _best_known(args.best_known or args.directory / BEST_KNOWN, args.best_known)
        instances = list(_instances(args.directory, args.instance))
    except (OSError, ToptwError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    warm_up()
    rows = []
    for instance in instances:
        for m in args.m or [m for name, m in known if name == instance.name] or ROUTES:
            row = _solve(instance, m, args.limit_s, args.seed)
            best = known.get((instance.name, m))
            row["best_known"] = best
            row["gap_percent"] = round(100 * (1 - row["score"] / best), 3) if best else None
            rows.append(row)
            if not args.json:
                _print_row(row)
    if args.json:
        print(json.dumps(rows, indent=1))
    elif any(row["gap_percent"] is not None for row in rows):
        gaps = [row["gap_percent"] for row in rows if row["gap_percent"] is not None]
        mean = sum(gaps) / len(gaps)
        print(f"{len(gaps)} cases: gap {mean:.3f} % on average, {max(gaps):.3f} % at most")
    wrong = [(row, fault) for row in rows for fault in row["faults"]]
    for row, fault in wrong:
        print(f"{row['instance']}, m = {row['m']}: {fault}", file=sys.stderr)
    return NO if wrong else DONE


def _solve(instance: ToptwInstance, m: int, limit_s: float, seed: int) -> dict[str, Any]:
    """Solve one case within the limit and verify the routes."""
    begun = perf_counter()
    found = routes_within(to_problem(instance, m), limit_s, seed)
    seconds = perf_counter() - begun
    routes = [[site + 1 for site in route] for route in found]
    score = float(total_score(instance, routes))
    return {
        "instance": instance.name,
        "m": m,
        "score": int(score) if score.is_integer() else score,
        "best_known": None,
        "gap_percent": None,
        "seconds": round(seconds, 3),
        "routes": routes,
        "faults": faults(instance, routes),
    }


def routes_within(problem: Problem, limit_s: float, seed: int) -> list[tuple[int, ...]]:
    """Search until the wall clock says stop, cooling by the time gone; return the best routes."""
    begun = perf_counter()
    search = Search(problem, seed)
    usable_s = limit_s - MARGIN_S
    gone_s = perf_counter() - begun
    while gone_s < usable_s:
        search.go_on(gone_s / usable_s)
        gone_s = perf_counter() - begun
    return search.best_routes()


def _instances(directory: Path, names: list[str] | None) -> Iterator[ToptwInstance]:
    """Read the instances of a folder, or those named."""
    paths = sorted(directory.glob("*.txt"))
    if names is not None:
        paths = [directory / f"{Path(name).name}.txt" for name in names]
    if not paths:
        raise ToptwError(f"{directory}: no instance (*.txt) there")
    for path in paths:
        yield read_toptw(path)


def _best_known(path: Path, asked: Path | None) -> dict[tuple[str, int], float]:
    """Read a table with the columns instance, m, best_known; empty if there is none."""
    if asked is None and not path.exists():
        return {}
    known = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                known[row["instance"], int(row["m"])] = float(row["best_known"])
            except (KeyError, TypeError, ValueError) as error:
                raise ToptwError(
                    f"{path.name}, line {number}: instance, a whole m and best_known are due"
                ) from error
    return known


def _print_row(row: dict[str, Any]) -> None:
    """Print one case for people."""
    gap = "" if row["gap_percent"] is None else f"{row['gap_percent']:7.2f} %"
    routes = " | ".join(" ".join(map(str, route)) for route in row["routes"])
    case = f"{row['instance']:>8} m={row['m']} {row['score']:>7}"
    print(f"{case} {gap:>9} {row['seconds']:6.2f} s  {routes}", flush=True)


def _seconds(text: str) -> float:
    """Read a limit between a hundredth of a second and an hour."""
    try:
        limit = float(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no number of seconds") from error
    if not 0.01 <= limit <= 3600:
        raise ArgumentTypeError(f"{text} is not between 0.01 and 3600 seconds")
    return limit


def _routes(text: str) -> int:
    """Read a number of routes between 1 and 20."""
    if not text.isdecimal() or not 1 <= int(text) <= 20:
        raise ArgumentTypeError(f"{text!r} is not a number of routes between 1 and 20")
    return int(text)
