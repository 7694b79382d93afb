"""Time the hours: a day of all sites, and a year of each.

Prints JSON: milliseconds of processor time, first and repeated.
Run from the root of the repository: python -m benchmarks.hours
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from icplanner.catalogue.reading import read_catalogue
from icplanner.hours import windows, year_at_a_glance

DATA = Path(__file__).resolve().parents[1] / "data"
DAY = date(2026, 9, 26)


def milliseconds(job: Callable[[], object]) -> float:
    """Return the processor time of one call."""
    start = time.process_time()
    job()
    return round((time.process_time() - start) * 1000, 1)


def main() -> None:
    """Measure and print."""
    sites = list(read_catalogue(DATA).sites.values())
    first, again = (milliseconds(lambda: [windows(site, DAY) for site in sites]) for _ in range(2))
    years = [milliseconds(partial(year_at_a_glance, site, 2027)) for site in sites]
    repeated = [milliseconds(partial(year_at_a_glance, site, 2027)) for site in sites]
    print(
        json.dumps(
            {
                "sites": len(sites),
                "day_of_all_first_ms": first,
                "day_of_all_again_ms": again,
                "site_year_first_mean_ms": round(sum(years) / len(years), 1),
                "site_year_first_worst_ms": max(years),
                "site_year_again_mean_ms": round(sum(repeated) / len(repeated), 1),
                "site_year_again_worst_ms": max(repeated),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
