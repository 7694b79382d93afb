"""A tour in the fields of the portal Kudy z nudy."""

from __future__ import annotations

from collections.abc import Iterator

from icplanner.catalogue.industry import groups_of
from icplanner.export.clean import line, paragraph
from icplanner.export.context import Context
from icplanner.export.itinerary import Itinerary, hub_name, itinerary, price_text
from icplanner.export.portal import PortalRecord, moment, sentences
from icplanner.tours import Tour
from icplanner.words import Words, vocabulary
from icplanner.words.vocabulary import term


def portal_record(tour: Tour, context: Context) -> PortalRecord:
    """Return the tour in the portal's fields, in the reader's language."""
    words = context.words
    told = itinerary(tour, context, with_map=False)
    free = tour.prices_unknown == 0 and tour.price_czk == 0 and bool(told.stops)
    first = tour.days[0] if tour.days else None
    last = tour.days[-1] if tour.days else None
    return PortalRecord(
        title=line(context.title) or told.title.replace(" · ", ", "),
        begins=moment(words, first.date, first.depart_min) if first else "",
        ends=moment(words, last.date, last.return_min) if last else "",
        annotation=_annotation(told, words),
        description=tuple(_description(told, words)),
        price=words.text("free of charge") if free else price_text(tour, words),
        price_unknown=tour.prices_unknown > 0,
        free=free,
        place=hub_name(first.start_hub, words) if first else "",
        position="{:.5f}, {:.5f}".format(*first.start_hub.position) if first else "",
        link=told.link,
        phones=tuple(f"{stop.name}: {stop.contact}" for stop in told.stops if stop.contact),
        categories=_categories(tour, context),
        draft=context.draft,
    )


def _annotation(told: Itinerary, words: Words) -> str:
    if not told.stops:
        return ""
    names = "; ".join(stop.name for stop in told.stops[:3])
    first = words.text("A trip into the industrial culture of the region: %(names)s.", names=names)
    more = [stop.summary for stop in told.stops if stop.summary]
    follow = [sentences(summary)[0] for summary in more[:2] if sentences(summary)]
    return paragraph(" ".join([first, *follow]))


def _description(told: Itinerary, words: Words) -> Iterator[str]:
    for stop in told.stops:
        # Names and places may end in another name in brackets of their own.
        text = f"{stop.name}, {stop.place}" if stop.place else stop.name
        yield paragraph(f"{text}: {stop.summary}" if stop.summary else f"{text}.")
    facts = [fact for fact in told.facts if fact.label != words.text("Time")]
    if facts:
        yield paragraph(". ".join(f"{fact.label}: {fact.text}" for fact in facts) + ".")


def _categories(tour: Tour, context: Context) -> tuple[str, ...]:
    groups = [
        group.value
        for stop_id in tour.stop_ids()
        if (site := context.catalogue.sites.get(stop_id)) is not None
        for group in groups_of(site)
    ]
    words = context.words
    named = [term(vocabulary.INDUSTRY_GROUPS, group, words) for group in dict.fromkeys(groups)]
    return (words.text("Technical monuments and industrial heritage"), *named) if named else ()
