"""Gaps of the tour search on published TOPTW instances, by family and number of routes.

Usage: python benchmarks/toptw.py DIR [--limit-s 1] [--seed 1]

DIR holds the instances and a best_known.csv with the columns instance, m, best_known. Beside the
gaps it prints the share of processor time that the search got, because on a shared machine a
second of wall time is less than a second of work. benchmarks/README.md holds what was measured.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from icplanner.cli.main import main as icplanner
from icplanner.solver.ruin_recreate import warm_up


def family(instance: str) -> str:
    """Return c1, c2, r1, r2, rc1, rc2, or pr01-10 and pr11-20."""
    letters, digits = re.fullmatch(r"([a-z]+)(\d+).*", instance).groups()  # type: ignore[union-attr]
    if letters == "pr":
        return "pr01-10" if int(digits) <= 10 else "pr11-20"
    return letters + digits[0]


def main() -> None:
    """Run the command, then sum its rows up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--limit-s", default="1")
    parser.add_argument("--seed", default="1")
    args = parser.parse_args()
    warm_up()
    out = io.StringIO()
    wall, work = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(out):
        limits = ["--limit-s", args.limit_s, "--seed", args.seed]
        icplanner(["bench", "toptw", args.directory, *limits, "--json"])
    share = (time.process_time() - work) / (time.perf_counter() - wall)
    gaps: dict[tuple[str, int], list[float]] = defaultdict(list)
    for row in json.loads(out.getvalue()):
        if row["gap_percent"] is not None:
            gaps[family(row["instance"]), row["m"]].append(row["gap_percent"])
    columns = sorted({m for _, m in gaps})
    print("| family |" + "".join(f" m = {m} |" for m in columns) + " mean | worst |")
    print("|---|" + "---|" * (len(columns) + 2))
    for name in sorted({name for name, _ in gaps}):
        cells = [gaps.get((name, m), []) for m in columns]
        print(_line(name, cells))
    print(_line("all", [[g for (_, k), v in gaps.items() if k == m for g in v] for m in columns]))
    print(f"\n{share:.0%} of a processor")


def _line(name: str, cells: list[list[float]]) -> str:
    """Return one row of the table."""
    every = [gap for cell in cells for gap in cell]
    means = "".join(f" {sum(cell) / len(cell):.2f} |" if cell else " |" for cell in cells)
    return f"| {name} |{means} {sum(every) / len(every):.2f} | {max(every):.2f} |"


if __name__ == "__main__":
    main()
