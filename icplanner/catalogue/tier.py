"""How much a site carries a tour: anchor, main or minor.

The rule follows the European Route of Industrial Heritage, whose anchor points are sites of
outstanding historic importance that are interpreted on site and open to visitors. It is written
out in `docs/data.md` so that an office can check it by hand.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from icplanner.catalogue.site import Confidence, Kind, Site, Status


class Tier(StrEnum):
    """The part a site can play in a tour."""

    ANCHOR = "anchor"
    MAIN = "main"
    MINOR = "minor"


# Listings that stand for more than local weight: World Heritage and UNESCO's list of living
# heritage, national cultural monuments (Národní kulturní památka), members of ERIH. A cultural
# monument (kp) or an object merely associated with a World Heritage site is one of thousands.
HEAVY: Final = frozenset(
    {
        "unesco_erzgebirge",
        "unesco_great_spas",
        "unesco_zatec_hops",
        "unesco_intangible_2023",
        "nkp",
        "erih",
    },
)
ANCHOR_DAYS_A_WEEK: Final = 2  # ERIH's spirit: a visitor who comes for a weekend gets in
_INTERPRETED: Final = frozenset({Kind.MUSEUM, Kind.VISITOR_CENTRE, Kind.CRAFT_CENTRE})
_VISITED: Final = frozenset({Status.OPEN, Status.SEASONAL})

_WEEK: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY_RANGE: Final = re.compile(
    r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b(\[)?(?:\s*-\s*(Mo|Tu|We|Th|Fr|Sa|Su)\b)?"
)
_SINGLE_DATES: Final = re.compile(r"\b(?:19|20)\d\d\b")


def tier(site: Site) -> Tier:
    """Return the tier of a site; what is unknown never lifts it.

    - minor: closed or uncertain sites, sites known from memory only, and those that are neither
      listed nor interpreted;
    - anchor: listed (`HEAVY`), interpreted on site (a museum, a visitor centre, a craft centre, or
      seen with a guide), and stated to be open on two or more days of a week in season;
    - main: everything else.
    """
    if site.status not in _VISITED or site.confidence is Confidence.MEMORY:
        return Tier.MINOR
    heavy = not HEAVY.isdisjoint(site.heritage_status)
    interpreted = is_interpreted(site)
    if heavy and interpreted and days_a_week(site.opening_hours) >= ANCHOR_DAYS_A_WEEK:
        return Tier.ANCHOR
    return Tier.MAIN if heavy or interpreted else Tier.MINOR


def is_interpreted(site: Site) -> bool:
    """Tell whether somebody or something on site tells its story, as far as is known."""
    guided = site.guided_only is True or bool(site.guided_starts)
    return site.kind in _INTERPRETED or guided


def days_a_week(opening_hours: str | None) -> int:
    """Return on how many weekdays the fullest rule of the hours lets visitors in; 0 if unknown.

    A coarse reading made for the tier alone: it counts the weekdays named by each rule, seven
    where a rule names none, and none for "off", for single dates of a year and for days that
    count within a month ("Sa[1]").
    """
    rules = (opening_hours or "").split(";")
    return max(_days_of_rule(rule) for rule in rules)


def _days_of_rule(rule: str) -> int:
    if not re.search(r"\d\d:\d\d|24/7", rule) or _SINGLE_DATES.search(rule):
        return 0
    if re.search(r"\boff\b|\bclosed\b", rule):
        return 0
    days: set[int] = set()
    found = list(_DAY_RANGE.finditer(rule))
    for match in found:
        if match[2]:
            continue
        first = _WEEK.index(match[1])
        last = _WEEK.index(match[3]) if match[3] else first
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    if not found:
        return 0 if "PH" in rule else len(_WEEK)
    return len(days)
