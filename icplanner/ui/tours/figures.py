"""The figures of a tour that a reader compares: ways, price, roofs, trades."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.industry import groups_of
from icplanner.catalogue.site import Access
from icplanner.tours import Tour
from icplanner.words import Words, mark


@dataclass(frozen=True, slots=True)
class Figures:
    """What a tour comes to.

    Attributes
    ----------
    distance_km, way_min, whole_min
        Kilometres and minutes on the way, and the minutes from leaving to being back, all days.
    indoor_min, outdoor_min, roof_unknown_min
        Minutes of visits under a roof, under the sky, and where nobody knows.
    groups
        Industry groups of the stops, the most frequent first.
    """

    distance_km: float
    way_min: int
    whole_min: int
    indoor_min: int
    outdoor_min: int
    roof_unknown_min: int
    groups: tuple[str, ...]

    @property
    def way_share(self) -> float:
        """Return the share of the whole time spent on the way, 0 to 1."""
        return self.way_min / self.whole_min if self.whole_min else 0.0


def figures(tour: Tour, catalogue: Catalogue) -> Figures:
    """Return the figures of a tour; a site that vanished from the catalogue counts as unknown."""
    roofs: Counter[bool | None] = Counter()
    groups: Counter[str] = Counter()
    for stop in (stop for day in tour.days for stop in day.stops):
        site = catalogue.sites.get(stop.id)
        roofs[site.indoor if site else None] += stop.visit_min
        if site:
            groups.update(groups_of(site))
    legs = [leg for day in tour.days for leg in day.legs]
    return Figures(
        distance_km=sum(leg.distance_km for leg in legs),
        way_min=sum(leg.minutes for leg in legs),
        whole_min=sum(day.return_min - day.depart_min for day in tour.days),
        indoor_min=roofs[True],
        outdoor_min=roofs[False],
        roof_unknown_min=roofs[None],
        groups=tuple(group for group, _ in groups.most_common()),
    )


def price_text(tour: Tour, words: Words) -> str:
    """Return what one adult pays, and a group of adults, with what is not known of it."""
    price, people = words.price(tour.price_czk, "CZK"), tour.request.group_size
    whole = words.price(tour.price_czk * people, "CZK")
    if not tour.prices_unknown:
        if people == 1:
            return words.text("%(price)s a person", price=price)
        return words.plural(
            "%(price)s a person, %(whole)s for %(count)s\u00a0person",
            "%(price)s a person, %(whole)s for %(count)s\u00a0people",
            people,
            price=price,
            whole=whole,
        )
    unknown = words.plural(
        "%(count)s price unknown", "%(count)s prices unknown", tour.prices_unknown
    )
    if not tour.price_czk:
        return unknown
    if people == 1:
        return words.text("at least %(price)s a person, %(unknown)s", price=price, unknown=unknown)
    return words.plural(
        "at least %(price)s a person, %(whole)s for %(count)s\u00a0person, %(unknown)s",
        "at least %(price)s a person, %(whole)s for %(count)s\u00a0people, %(unknown)s",
        people,
        price=price,
        whole=whole,
        unknown=unknown,
    )


def roof_text(found: Figures, words: Words) -> str:
    """Return which share of the visits is under a roof."""
    whole = found.indoor_min + found.outdoor_min + found.roof_unknown_min
    if not whole or found.roof_unknown_min == whole:
        return words.text("indoors: not known")
    share = words.number(100 * found.indoor_min / whole)
    if found.roof_unknown_min:
        unknown = words.number(100 * found.roof_unknown_min / whole)
        return words.text(
            "%(share)s\u00a0%% indoors, %(unknown)s\u00a0%% not known", share=share, unknown=unknown
        )
    return words.text("%(share)s\u00a0%% indoors", share=share)


def access_text(tour: Tour, catalogue: Catalogue, words: Words) -> str:
    """Return how many stops can be reached without steps, how many partly, and what is unknown."""
    stops = [stop for day in tour.days for stop in day.stops]
    known: Counter[Access | None] = Counter(
        site.wheelchair if (site := catalogue.sites.get(stop.id)) else None for stop in stops
    )
    said = [
        words.text("step-free: %(count)s of %(all)s stops", count=known[Access.YES], all=len(stops))
    ]
    for access, told in (
        (Access.LIMITED, mark("%(count)s partly")),
        (None, mark("%(count)s not known")),
    ):
        if known[access]:
            said.append(words.text(told, count=known[access]))
    return ", ".join(said)


def score_parts(tour: Tour) -> tuple[tuple[str, float], ...]:
    """Return code and sum of each part of the score over all stops, the greatest first."""
    sums: dict[str, float] = {}
    for stop in (stop for day in tour.days for stop in day.stops):
        for part in stop.score_parts:
            sums[part.code] = sums.get(part.code, 0.0) + part.points
    return tuple(sorted(sums.items(), key=lambda entry: -entry[1]))


def way_text(found: Figures, words: Words) -> str:
    """Return kilometres, and minutes on the way with their share."""
    return words.text(
        "%(distance)s km, %(duration)s on the way (%(share)s\u00a0%%)",
        distance=words.number(found.distance_km),
        duration=words.duration(found.way_min),
        share=words.number(100 * found.way_share),
    )


def proof_text(tour: Tour, words: Words) -> str:
    """Return how good the tour is known to be."""
    if tour.proven:
        return words.text("proven best")
    if tour.bound:
        return gap_text(1 - tour.score / tour.bound, words)
    return words.text("not compared with other tours")


def gap_text(gap: float, words: Words) -> str:
    """Return how far below the best possible something is at most; `gap` is a share, 0 to 1."""
    shown = words.number(100 * gap, 1)
    return words.text("at most %(gap)s\u00a0%% below the best possible", gap=shown)


def chance_text(tour: Tour, words: Words) -> str:
    """Return how often the tour keeps its times."""
    if tour.chance is None:
        return words.text("reliability not simulated")
    chance = words.number(100 * tour.chance)
    return words.text("keeps its times on %(chance)s\u00a0%% of simulated days", chance=chance)
