"""How long a visit takes, and whether that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from icplanner.catalogue.site import Kind, Site

# Median visit of the sites of each kind whose length is known (data/sites.geojson, 2026), rounded
# to a quarter of an hour. It stands in where a site's own length is unknown: the stop then says
# so (`visit_length_assumed`) and loses points. Trails are no such case: between one hour and a
# whole day nothing can be assumed, so a trail of unknown length is left out.
TYPICAL_MIN: Final[dict[Kind, int]] = {
    Kind.MUSEUM: 60,
    Kind.HERITAGE_SITE: 60,
    Kind.VISITOR_CENTRE: 90,
    Kind.WORKING_ENTERPRISE: 60,
    Kind.VIEWPOINT: 30,
    Kind.CRAFT_CENTRE: 90,
}


@dataclass(frozen=True, slots=True)
class VisitLength:
    """Minutes of a visit, and whether they are the typical value of the kind."""

    minutes: int
    assumed: bool


def visit_length(site: Site, guided_min: int | None = None) -> VisitLength | None:
    """Return the length of a visit; None where it is unknown and nothing can be assumed.

    A guided visit (`guided_min`) lasts as long as its tour.
    """
    known = guided_min or site.visit_minutes
    if known:
        return VisitLength(known, assumed=False)
    typical = TYPICAL_MIN.get(site.kind)
    return None if typical is None else VisitLength(typical, assumed=True)
