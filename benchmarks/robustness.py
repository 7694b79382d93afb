"""How many simulated days tours keep at the default buffer, and what their slack costs in score.

Run `PYTHONPATH=. python benchmarks/robustness.py [--requests 36] [--limit-s 3]`. Random real
requests on the catalogue: one to three days, by car and by train, several hubs, dates and paces.
Each is planned as it is and with no slack at all (`buffer_min=0`); the difference in score is the
price of the slack. The share of days kept is the n-th root of a tour's chance, n being its days.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from icplanner.catalogue.reading import read_catalogue
from icplanner.tours import DayWish, Pace, Request, Work, plan
from icplanner.travel import Mode, travel_for

DATA = Path(__file__).parent.parent / "data"
HUBS = ("Karlovy Vary", "Mariánské Lázně", "Cheb", "Sokolov", "Jáchymov", "Františkovy Lázně")
SEASON = date(2026, 5, 1)
SEASON_DAYS = 150
BAR = 0.95


def requests(count: int, seed: int) -> list[Request]:
    """Return random requests; one in four goes by train, from the places with main lines."""
    choice = random.Random(seed)  # noqa: S311 - a benchmark
    made = []
    for number in range(count):
        days = 1 + number % 3
        first = SEASON + timedelta(days=choice.randrange(SEASON_DAYS))
        start_min, end_min = choice.choice([(540, 1080), (540, 1020), (510, 1050), (600, 1080)])
        train = number % 4 == 3
        wishes = (DayWish(first + timedelta(days=k), start_min, end_min) for k in range(days))
        made.append(
            Request(
                start=choice.choice(HUBS[:4] if train else HUBS),
                days=tuple(wishes),
                mode=Mode.TRAIN if train else Mode.CAR,
                pace=choice.choice([Pace.NORMAL, Pace.NORMAL, Pace.FULL]),
            )
        )
    return made


def main() -> None:
    """Plan all requests and print a line each and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=36)
    parser.add_argument("--limit-s", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-price", action="store_true", help="leave out the price of the slack")
    options = parser.parse_args()
    known, travel = read_catalogue(DATA), travel_for(DATA)
    best: list[float] = []
    others: list[float] = []
    prices: list[float] = []
    for request in requests(options.requests, options.seed):
        begun = time.process_time()
        made = plan(known, request, travel=travel, work=Work(limit_s=options.limit_s))
        took = time.process_time() - begun
        n = len(request.days)
        if not made.tours:
            print(request.start, request.mode.value, n, [p.code for p in made.problems])
            continue
        kept = [(tour.chance or 0.0) ** (1 / n) for tour in made.tours]
        best += [kept[0]] * n
        others += [share for share in kept[1:] for _ in range(n)]
        price = 0.0
        if not options.no_price:
            hasty = Work(limit_s=options.limit_s, explain=False)
            tight = plan(known, replace(request, buffer_min=0), travel=travel, work=hasty)
            price = 1 - made.tours[0].score / tight.tours[0].score
            prices.append(price)
        shares = " ".join(f"{share:.2f}" for share in kept)
        print(
            f"{request.start:18s} {request.mode.value:5s} {request.days[0].date} {n} days "
            f"{request.pace.value:6s} score {made.tours[0].score:6.1f}  days kept {shares}"
            f"  slack costs {100 * price:4.1f} %  {took:.1f} s",
            flush=True,
        )
    for name, shares_ in (("best tours", best), ("other tours", others)):
        mean = sum(shares_) / max(len(shares_), 1)
        good = sum(share >= BAR for share in shares_)
        print(f"{name}: {100 * mean:.1f} % of days kept; {good} of {len(shares_)} days >= 95 %")
    if prices:
        print(f"slack costs {100 * sum(prices) / len(prices):.1f} % of the score on average")


if __name__ == "__main__":
    main()
