"""Checking what a record says of itself: names, sources, prices, and its honest gaps."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event
from icplanner.catalogue.industry import is_grouped
from icplanner.catalogue.localised import LANGS, Localised
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.reading import EVENTS, SITES
from icplanner.catalogue.report import Report
from icplanner.catalogue.search import fold
from icplanner.catalogue.site import Confidence, Site, Status

# Above this likeness two names in one municipality are worth a look ("Ukázková vyšívárna Plavno"
# and "... Plauen" reach 0.92); two museums of one town stay below it.
_SAME_NAME: Final = 0.88


def record_problems(catalogue: Catalogue) -> Sequence[Problem]:
    """Return the problems and doubts of sites and events, one record at a time."""
    sites, events = Report(SITES), Report(EVENTS)
    for site in catalogue.sites.values():
        _tell_texts(site, sites)
        _tell_money(site, sites)
        _tell_gaps(site, sites)
    _tell_likely_duplicates(catalogue, sites)
    for event in catalogue.events.values():
        _tell_texts(event, events)
    return [*sites.problems, *events.problems]


def _tell_texts(record: Site | Event, report: Report) -> None:
    _tell_languages("name", record.names, record.id, report)
    _tell_languages("summary", record.summaries, record.id, report)
    if not record.sources:
        # A record that says "from memory" is honest about it; one that claims support is not.
        honest = record.confidence is Confidence.MEMORY
        tell = report.warning if honest else report.error
        tell(
            "source.missing",
            "a record names at least one source",
            "add where the facts were read",
            row=record.id,
            at="sources",
        )
    elif not any(source.startswith("http") for source in record.sources):
        report.warning(
            "source.no_address",
            "at least one source can be opened",
            "find the page again and add its address",
            row=record.id,
            at="sources",
            value=record.sources[0],
        )
    for industry in record.industries:
        if not is_grouped(industry):
            report.warning(
                "industry.ungrouped",
                "an industry belongs to one of the groups of docs/data.md",
                "correct the spelling, or give it a group; until then it stands under “other”",
                row=record.id,
                at="industries",
                value=industry,
            )
    if record.confidence is Confidence.MEMORY:
        report.warning(
            "confidence.memory",
            "a record is supported by sources",
            "confirm it with the operator",
            row=record.id,
            at="confidence",
            value=record.confidence.value,
        )


def _tell_languages(text: str, localised: Localised, row: str, report: Report) -> None:
    for lang in LANGS:
        if not localised.in_language(lang):
            report.warning(
                f"{text}.missing",
                f"a {text} is written in three languages",
                "write it; until then another language is shown and flagged",
                row=row,
                at=f"{text}_{lang}",
            )


def _tell_money(site: Site, report: Report) -> None:
    if site.price_adult is None:
        return
    if site.currency is None:
        report.error(
            "price.currency",
            "a price has a currency",
            "fill in CZK or EUR",
            row=site.id,
            at="currency",
            value=site.price_adult,
        )
    if site.price_source is None:
        report.warning(
            "price.no_source",
            "a price names its source",
            "fill in where the price was read",
            row=site.id,
            at="price_source",
            value=site.price_adult,
        )


def _tell_gaps(site: Site, report: Report) -> None:
    if site.position is None:
        report.warning(
            "position.unknown",
            "a site has a position",
            "find it; until then the site is listed as not on the map yet",
            row=site.id,
            at="lat,lon",
        )
    elif site.coord_source is None or site.coord_source.startswith("memory"):
        report.warning(
            "position.no_source",
            "a position was read somewhere",
            "confirm the position on a map that may be used",
            row=site.id,
            at="coord_source",
            value=site.coord_source or "",
        )
    if site.visit_minutes is None and site.status is not Status.CLOSED:
        report.warning(
            "visit.unknown",
            "the length of a visit is known",
            "ask the operator; until then the site cannot be planned without an assumption",
            row=site.id,
            at="visit_minutes",
        )


def _tell_likely_duplicates(catalogue: Catalogue, report: Report) -> None:
    by_town: dict[str, list[Site]] = defaultdict(list)
    for site in catalogue.sites.values():
        by_town[fold(site.municipality)].append(site)
    for sites in by_town.values():
        for first, second in combinations(sites, 2):
            alike = difflib.SequenceMatcher(
                None,
                fold(first.names.cs),
                fold(second.names.cs),
                autojunk=False,
            )
            if alike.real_quick_ratio() >= _SAME_NAME <= alike.ratio():
                report.warning(
                    "id.likely_duplicate",
                    "one site has one record",
                    f"compare it with {first.id}; merge them if they are the same",
                    row=second.id,
                    at="name_cs",
                    value=second.names.cs,
                )
