"""What a visit is worth: a sum of named parts that anyone can read."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from icplanner.catalogue.industry import group_of
from icplanner.catalogue.site import Confidence, Site
from icplanner.catalogue.tier import Tier, tier
from icplanner.hours.visiting_day import Verdict
from icplanner.tours.request import Request
from icplanner.tours.tour import ScorePart

# Points are chosen so that a site worth a special journey (an anchor that matches the wishes)
# is worth about as much as two ordinary ones, which is how ERIH ranks its anchor points above
# the others. All judged; the office can read and change them here.
TIER_POINTS: Final[dict[Tier, float]] = {
    Tier.ANCHOR: 40.0,
    Tier.MAIN: 25.0,
    Tier.MINOR: 15.0,
}

# A full match lifts a minor site above an anchor that nobody asked for: wishes come first.
INTEREST_POINTS: Final = 30.0

# A site that everybody at the round table approved of gains as much as most of one tier step.
VOTE_POINTS: Final = 20.0

# Small enough to decide only between equals: the product exists to show what is not yet offered.
NOVELTY_POINTS: Final = 5.0

# What is sold together already as "Fabrik Tour" (fabriktour.cz): Moser, the Becherovka house and
# Thun in Nová Role, each with more than ten thousand visitors a year.
USUAL_OFFER: Final = frozenset(
    {"moser-visitor-centre", "becherovka-visitor-centre", "thun-nova-role-visitor-centre"}
)

# A stop at a fixed hour somebody asked for; as much as an anchor, and it is required anyway.
EVENT_POINTS: Final = 40.0

# What may go wrong costs points: hours nobody knows most, a call to make and hours read in
# another year less. In sum never as much as a minor site is worth, so every score stays positive.
UNKNOWN_HOURS_POINTS: Final = -6.0
BOOKING_POINTS: Final = -3.0
OTHER_YEAR_POINTS: Final = -2.0
ASSUMED_LENGTH_POINTS: Final = -2.0
MEMORY_POINTS: Final = -2.0

# A long way out costs a point for each ten minutes beyond half an hour from the nearer hub, which
# is what one drives for an hour's visit without thinking; four points at most. Counted for the
# site, not for the leg, so that the proof of the best tour stays exact; the minutes driven decide
# between tours of equal score besides.
NEAR_MIN: Final = 30.0
FAR_POINTS_PER_MIN: Final = -0.1
FAR_POINTS_MOST: Final = -4.0

# A second site of the same industry group is worth 70 %, every further one half: a tour of four
# porcelain works tells less than one of four trades. Judged.
DIMINISHING: Final = (1.0, 0.7, 0.5)


def base_parts(
    site: Site, request: Request, *, verdict: Verdict, same_year: bool, assumed: bool
) -> tuple[ScorePart, ...]:
    """Return the parts of a site's score before distance and variety, without those of 0 points.

    `same_year`: the hours were stated for the year of the visit; `assumed`: the visit's length is
    the typical one of its kind.
    """
    parts = [
        ScorePart("tier", TIER_POINTS[tier(site)]),
        ScorePart("interest", round(INTEREST_POINTS * interest(site, request.interests), 1)),
        ScorePart("votes", round(VOTE_POINTS * request.votes.get(site.id, 0.0), 1)),
        ScorePart("novelty", 0.0 if site.id in USUAL_OFFER else NOVELTY_POINTS),
        ScorePart("hours_uncertain", _hours_points(verdict, same_year=same_year)),
        ScorePart("length_uncertain", ASSUMED_LENGTH_POINTS if assumed else 0.0),
        ScorePart(
            "facts_uncertain", MEMORY_POINTS if site.confidence is Confidence.MEMORY else 0.0
        ),
    ]
    return tuple(part for part in parts if part.points)


def _hours_points(verdict: Verdict, *, same_year: bool) -> float:
    if verdict is Verdict.UNKNOWN:
        return UNKNOWN_HOURS_POINTS
    points = 0.0 if same_year else OTHER_YEAR_POINTS
    return points + (BOOKING_POINTS if verdict is Verdict.BY_BOOKING else 0.0)


def far_points(minutes: float) -> float:
    """Return what a way of so many minutes from the nearer hub costs, rounded to a tenth."""
    return round(max(FAR_POINTS_MOST, FAR_POINTS_PER_MIN * max(0.0, minutes - NEAR_MIN)), 1)


def interest(site: Site, interests: Mapping[str, float]) -> float:
    """Return the greatest weight among the wishes that the site answers, 0 without any."""
    return max((interests.get(word, 0.0) for word in interest_words(site)), default=0.0)


def interest_words(site: Site) -> frozenset[str]:
    """Return every wish a site answers: its industries, their groups, its eras and its kind."""
    groups = {str(group_of(industry)) for industry in site.industries}
    return frozenset({*site.industries, *groups, *site.era, site.kind})


def main_group(site: Site) -> str | None:
    """Return the industry group that counts for variety: that of the first industry named."""
    return str(group_of(site.industries[0])) if site.industries else None


def variety(groups: Sequence[str | None], bases: Sequence[float]) -> list[float]:
    """Return the (negative) variety part of each stop of a whole tour.

    Within a group the stops count in falling order of their base, as the solvers count them. Bases
    have one decimal and factors too, so two decimals are exact.
    """
    seen: dict[str, int] = {}
    points = [0.0] * len(bases)
    for place in sorted(range(len(bases)), key=lambda k: (-bases[k], k)):
        group = groups[place]
        if group is None:
            continue
        count = seen.get(group, 0)
        seen[group] = count + 1
        factor = DIMINISHING[min(count, len(DIMINISHING) - 1)]
        points[place] = round((factor - 1.0) * bases[place], 2)
    return points


def total(parts: Sequence[ScorePart]) -> float:
    """Return the exact sum of parts (correctly rounded, whatever their order)."""
    return math.fsum(part.points for part in parts)
