"""Measure travel: loading, matrices, memory, car minutes between towns, trains against medians.

Run from the root: `PYTHONPATH=. python benchmarks/travel.py`.
"""

from __future__ import annotations

import csv
import resource
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from icplanner.catalogue.position import LatLon
from icplanner.travel import Leg, Mode, Travel, travel_for
from icplanner.travel.train import TrainTravel

ROOT = Path(__file__).resolve().parents[1]
TOWNS = (
    "Karlovy Vary", "Mariánské Lázně", "Františkovy Lázně", "Cheb", "Sokolov", "Ostrov", "Aš",
    "Loket", "Jáchymov", "Kraslice", "Nejdek", "Bečov nad Teplou", "Teplá", "Horní Slavkov", "Luby",
)  # fmt: skip


def main() -> None:
    """Print all figures."""
    travel = travel_for(ROOT / "data")
    began = time.perf_counter()
    roads = travel.roads
    print(f"road network loaded in {time.perf_counter() - began:.2f} s")
    points = _municipalities()
    matrices = [_seconds(lambda n=n: roads.matrix(points[n : n + 100], Mode.CAR)) for n in range(5)]
    print(f"matrix of 100 points: {statistics.median(matrices) * 1000:.0f} ms (median of 5)")
    began = time.perf_counter()
    trains = travel.trains
    print(f"timetable loaded in {time.perf_counter() - began:.2f} s")
    day = date(2026, 9, 16)
    table = _seconds(lambda: trains.departures_table(points[:60], day, 540, 1080))
    print(f"departures of 60 sites over 9 hours: {table:.2f} s")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process: {peak_mb:.0f} MB")
    _print_cars(travel)
    _print_trains(trains)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _municipalities() -> list[LatLon]:
    with (ROOT / "data/boundaries/obce_points.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["nuts3"] == "CZ041"]
    return [(float(row["lat"]), float(row["lon"])) for row in rows]


def _print_cars(travel: Travel) -> None:
    with (ROOT / "data/places.csv").open(encoding="utf-8", newline="") as file:
        place = {row["name_cs"]: row for row in csv.DictReader(file) if row["lat"]}
    point = {name: (float(place[name]["lat"]), float(place[name]["lon"])) for name in TOWNS}
    print("\ndriving minutes / km")
    for start in TOWNS:
        cells: list[str] = []
        for end in TOWNS:
            found = travel.leg(point[start], point[end], Mode.CAR)
            if isinstance(found, Leg):
                cells.append(f"{found.moving_min:3.0f}/{found.distance_km:<3.0f}")
        print(f"{start:18}", " ".join(cells))


def _print_trains(trains: TrainTravel) -> None:
    stops = {stop.name: i for i, stop in enumerate(trains.timetable.stops)}
    path = ROOT / "tests/data/travel/direct_trains_2026.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    off, inside = [], 0
    for row in rows:
        found = trains.between_stops(stops[row["from"]], stops[row["to"]])
        if isinstance(found, Leg):
            off.append(abs(found.moving_min - float(row["median_min"])))
            low, high = float(row["least_min"]), float(row["most_min"])
            inside += low <= found.moving_min <= high
    print(
        f"\n{len(rows)} pairs by train: {inside} within the range of the timetable, "
        f"{sum(value <= 1 for value in off)} within a minute of its median, "
        f"largest difference {max(off):.1f} min"
    )


if __name__ == "__main__":
    main()
