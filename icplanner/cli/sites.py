"""List the sites: all of them, those open on a day, those within reach of a place.

Closed sites and those of unknown hours are not "open on" a day; how many were left out for which
reason is said on the error output.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_stop
from icplanner.catalogue.industry import groups_of
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Site
from icplanner.catalogue.tier import tier
from icplanner.cli.main import DONE, NO, WRONG_USE

_MODES: Final = ("car", "coach", "bike")


@dataclass(frozen=True, slots=True)
class _Listed:
    site: Site
    travel: dict[str, Any] | None = None
    hours: dict[str, Any] | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `sites`."""
    parser.add_argument("--open-on", type=date.fromisoformat, metavar="DATE", help="YYYY-MM-DD")
    parser.add_argument("--at", type=_minute, metavar="HH:MM", help="with --open-on: open then")
    parser.add_argument("--near", metavar="HUB", help="a place or site, by id or name")
    parser.add_argument("--within-min", type=float, metavar="N", help="minutes from HUB")
    parser.add_argument("--mode", choices=_MODES, default="car")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")


def run(args: argparse.Namespace) -> int:
    """Print the sites; status 1 where none is left."""
    if args.within_min is not None and args.near is None:
        print("--within-min needs --near HUB", file=sys.stderr)
        return WRONG_USE
    if args.at is not None and args.open_on is None:
        print("--at needs --open-on DATE", file=sys.stderr)
        return WRONG_USE
    catalogue = read_catalogue(args.data)
    if catalogue.left_out:
        print(f"{catalogue.left_out} broken rows left out; run: check", file=sys.stderr)
    listed: Sequence[_Listed] = [_Listed(site) for site in catalogue.sites.values()]
    if args.near is not None:
        try:
            listed = _near(listed, catalogue, args)
        except UnknownName as unknown:
            print(unknown, file=sys.stderr)
            return WRONG_USE
        except ValueError as failure:
            print(failure, file=sys.stderr)
            return NO
    if args.open_on is not None:
        listed = _open_on(listed, args.open_on, args.at)
    if args.json:
        print(json.dumps([_record(each) for each in listed], ensure_ascii=False, indent=1))
    else:
        for each in listed:
            print(_line(each))
    return DONE if listed else NO


def _near(
    listed: Sequence[_Listed],
    catalogue: Catalogue,
    args: argparse.Namespace,
) -> Sequence[_Listed]:
    """Return the sites with their way from the hub, nearest first."""
    from icplanner.travel.leg import Mode  # noqa: PLC0415 - scipy loads only when needed

    hub = find_stop(catalogue, args.near)
    if hub.position is None:
        raise ValueError(f"{hub.id} has no position")
    placed = [each for each in listed if each.site.position is not None]
    points = [hub.position, *(each.site.position for each in placed if each.site.position)]
    ways, method = _ways(args.data, points, Mode(args.mode))
    found = []
    for index, each in enumerate(placed, start=1):
        minutes = float(ways.minutes[0, index])
        if math.isnan(minutes) or (args.within_min is not None and minutes > args.within_min):
            continue
        travel = {
            "from": hub.id,
            "mode": args.mode,
            "minutes": round(minutes, 1),
            "km": round(float(ways.distance_km[0, index]), 1),
            "method": method,
            "error_min": round(float(ways.error_min[0, index]), 1),
        }
        found.append((minutes, replace(each, travel=travel)))
    unplaced = len(listed) - len(placed)
    if unplaced:
        print(f"{unplaced} sites have no position", file=sys.stderr)
    return [each for _, each in sorted(found, key=lambda pair: (pair[0], pair[1].site.id))]


def _ways(data: Path, points: list[tuple[float, float]], mode: Any) -> tuple[Any, str]:
    from icplanner.travel.network import NetworkProblem  # noqa: PLC0415 - see _near
    from icplanner.travel.road import read_road_travel  # noqa: PLC0415 - see _near
    from icplanner.travel.straight import StraightLine  # noqa: PLC0415 - see _near

    try:
        return read_road_travel(data).matrix(points, mode), "road"
    except NetworkProblem as problem:
        print(f"straight lines are used: {problem}", file=sys.stderr)
        return StraightLine().matrix(points, mode), "straight_line"


def _minute(text: str) -> int:
    at = time.fromisoformat(text)
    return at.hour * 60 + at.minute


def _open_on(listed: Sequence[_Listed], day: date, at_min: int | None) -> Sequence[_Listed]:
    from icplanner.hours import Verdict, windows  # noqa: PLC0415 - holidays load when needed

    found, others = [], Counter[str]()
    for each in listed:
        answer = windows(each.site, day)
        if answer.verdict is not Verdict.OPEN:
            others[answer.verdict.value] += 1
            continue
        if at_min is not None and not answer.is_within(at_min):
            others["open at other hours"] += 1
            continue
        hours = {
            "date": day.isoformat(),
            "verdict": answer.verdict.value,
            "windows": [[_clock(w.start_min), _clock(w.end_min)] for w in answer.windows],
            "starts": [_clock(start) for start in answer.guided_starts_min],
        }
        found.append(replace(each, hours=hours))
    left = ", ".join(f"{count} {verdict}" for verdict, count in sorted(others.items()))
    print(f"left out: {left or 'none'}", file=sys.stderr)
    return found


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _record(listed: _Listed) -> dict[str, Any]:
    site = listed.site
    lat, lon = site.position or (None, None)
    record: dict[str, Any] = {
        "id": site.id,
        "names": {lang: site.names.in_language(lang) for lang in LANGS},
        "kind": site.kind.value,
        "tier": tier(site).value,
        "groups": [group.value for group in groups_of(site)],
        "country": site.country,
        "municipality": site.municipality,
        "lat": lat,
        "lon": lon,
        "status": site.status.value,
    }
    if listed.travel is not None:
        record["travel"] = listed.travel
    if listed.hours is not None:
        record["hours"] = listed.hours
    return record


def _line(listed: _Listed) -> str:
    site = listed.site
    parts = [site.id, site.names.cs, site.municipality, site.status.value]
    if listed.travel is not None:
        parts.append(f"{listed.travel['minutes']:.0f} min, {listed.travel['km']:.1f} km")
    if listed.hours is not None:
        parts.append(", ".join("–".join(window) for window in listed.hours["windows"]))
    return " · ".join(parts)
