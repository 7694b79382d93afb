"""Events far from every site that is surely open on their day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, windows
from icplanner.programme.occurrence import Occurrence
from icplanner.programme.warning import Code, ProgrammeWarning
from icplanner.travel.leg import Mode, Travel

# Beyond half an hour's drive nobody adds a museum to a festival afternoon. Judged.
FAR_MIN: Final = 30.0


def far_from_sites(
    occurrences: Sequence[Occurrence], sites: Iterable[Site], travel: Travel
) -> tuple[ProgrammeWarning, ...]:
    """Return the events from which no site that is surely open that day lies within `FAR_MIN`.

    Parameters
    ----------
    travel
        Asked once, for the ways between all events and sites by car.
    """
    placed = [o for o in occurrences if not o.cancelled and o.event.position is not None]
    located = {site: site.position for site in sites if site.position is not None}
    points: dict[LatLon, int] = {}
    for position in (*(o.event.position for o in placed), *located.values()):
        if position is not None:
            points.setdefault(position, len(points))
    if not placed:
        return ()
    minutes = travel.matrix(list(points), Mode.CAR).minutes
    found = []
    open_on: dict[date, list[Site]] = {}
    for one in placed:
        if one.event.position is None:
            continue
        day = one.first_day
        if day not in open_on:
            open_on[day] = [s for s in located if windows(s, day).verdict is Verdict.OPEN]
        ways = [
            (float(minutes[points[one.event.position], points[located[site]]]), site.id)
            for site in open_on[day]
        ]
        reached = [way for way in ways if np.isfinite(way[0])]
        nearest = min(reached, default=None)
        if nearest is None or nearest[0] > FAR_MIN:
            numbers: dict[str, object] = {"most": round(FAR_MIN)}
            if nearest is not None:
                numbers |= {"minutes": round(nearest[0]), "site": nearest[1]}
            found.append(
                ProgrammeWarning(
                    code=Code.FAR_FROM_OPEN_SITE, subjects=(one.uid,), days=(day,), numbers=numbers
                )
            )
    return tuple(found)
