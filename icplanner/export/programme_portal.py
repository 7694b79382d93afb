"""An event in the fields of the portal Kudy z nudy, in Czech as the portal is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from icplanner.catalogue.event import Event
from icplanner.catalogue.industry import groups_of
from icplanner.export.clean import line, paragraph, web_address
from icplanner.export.portal import PortalRecord, moment, sentences, tidied
from icplanner.programme import Occurrence
from icplanner.words import Words, vocabulary
from icplanner.words.programme import audience, event_kind, place, price
from icplanner.words.vocabulary import term

CZECH: Final = Words("cs")
# Of a summary, as many sentences as leave room for the two about place and visitors.
_OF_SUMMARY: Final = 2
# What the data write where nothing is to be paid; prices are words of the source, in English.
_FREE: Final = re.compile(r"free(?: of charge| admission)?", re.IGNORECASE)


def event_record(one: Occurrence, *, draft: bool) -> PortalRecord:
    """Return one edition of an event in the portal's fields.

    A name or summary that is not written in Czech is left empty: the portal's readers are Czech.
    """
    event = one.event
    stated = line(event.price or "")
    free = _FREE.fullmatch(stated) is not None
    return PortalRecord(
        title=tidied(line(event.names.in_language("cs"))),
        begins=moment(CZECH, one.first_day, _minute(one.start)),
        ends=moment(CZECH, one.last_day, _minute(one.end)),
        annotation=_annotation(event),
        description=tuple(_description(event)),
        price=_price(event),
        # "ticket" says that something is to be paid, but not how much.
        price_unknown=not free and not any(sign.isdigit() for sign in stated),
        free=free,
        place=line(place(event)),
        position="{:.5f}, {:.5f}".format(*event.position) if event.position else "",
        link=web_address(event.website),
        phones=(),
        categories=_categories(event),
        draft=draft,
        organiser=line(event.organiser),
        estimated=one.estimated,
        cancelled=one.cancelled,
    )


def _minute(value: object) -> int | None:
    return value.hour * 60 + value.minute if isinstance(value, datetime) else None


def _price(event: Event) -> str:
    said, spoken = price(event, CZECH)
    said = line(said)
    return said if spoken == "cs" or not said else f"{said} ({CZECH.text('in English')})"


def _annotation(event: Event) -> str:
    told = sentences(paragraph(event.summaries.in_language("cs")))[:_OF_SUMMARY]
    if not told:
        return ""
    said = [*told, CZECH.text("It takes place here: %(place)s.", place=line(event.municipality))]
    if event.audience:
        guests = CZECH.listing([line(audience(one, CZECH)) for one in event.audience])
        said.append(CZECH.text("Expected visitors: %(guests)s.", guests=guests))
    return paragraph(" ".join(said))


def _description(event: Event) -> Iterator[str]:
    summary = paragraph(event.summaries.in_language("cs"))
    if summary:
        yield summary
        fields = CZECH.listing(list(_categories(event)[1:]))
        if fields:
            yield CZECH.text("Industry: %(fields)s.", fields=fields)


def _categories(event: Event) -> tuple[str, ...]:
    groups = [term(vocabulary.INDUSTRY_GROUPS, group.value, CZECH) for group in groups_of(event)]
    return tuple(dict.fromkeys([line(event_kind(event.kind, CZECH)), *groups]))
