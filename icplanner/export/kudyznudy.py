"""What the portal Kudy z nudy asks of a new record, and what is still missing.

The rules are the portal's own help to those who add records (https://www.kudyznudy.cz, "Vložit
novou akci", read in November 2026): no capitals, dates, hours or links in the name; an annotation
of about three sentences without date and hour; a description of about two paragraphs without
e-mail and web address; the admission of one person, or free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from icplanner.catalogue.industry import groups_of
from icplanner.export.clean import line, paragraph
from icplanner.export.context import Context
from icplanner.export.itinerary import Itinerary, hub_name, itinerary, price_text
from icplanner.tours import Tour
from icplanner.words import Words, mark, vocabulary
from icplanner.words.vocabulary import term

# "About three sentences"; a name that fits a line of the portal's lists. Both judged.
_SENTENCES: Final = (2, 4)
_MAX_TITLE: Final = 80
_MAX_ANNOTATION: Final = 500
_LONGER_WORDS: Final = re.compile(r"\b[^\W\d_]{4,}\b")
_DATE: Final = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?(?:\d{4})?|\b(?:19|20)\d\d\b|\d{1,2}:\d\d"
)
_HOUR_OR_DAY: Final = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?|\b\d{1,2}:\d\d\b")
_LINK: Final = re.compile(r"https?:|www\.|\b[\w-]+\.(?:cz|de|com|eu|org|net)\b|@", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?…]+(?:[.!?…]+[”“\"')]*|$)")

CHECKS: Final[dict[str, str]] = {
    "title_missing": mark("The name is missing."),
    "title_capitals": mark("The name holds words in capitals; the portal will not publish it."),
    "title_date": mark("The name holds a date, a year or an hour; they have fields of their own."),
    "title_link": mark("The name holds a web or e-mail address."),
    "title_long": mark("The name is longer than a line; shorten it."),
    "dates_missing": mark("Beginning and end are missing."),
    "annotation_missing": mark("The annotation is missing."),
    "annotation_sentences": mark("The annotation should have about three sentences."),
    "annotation_long": mark("The annotation is too long; keep what invites."),
    "annotation_date": mark(
        "The annotation holds a date or an hour; they have fields of their own."
    ),
    "annotation_capitals": mark("The annotation holds words in capitals."),
    "description_missing": mark("The description is missing."),
    "description_contact": mark(
        "The description holds a web or e-mail address; move it to contacts."
    ),
    "price_unknown": mark("Not every admission is known: ask before you state a price."),
    "contact_missing": mark("Add who organises the tour, with telephone and e-mail."),
    "link_missing": mark("Add the web page of the tour; the portal asks for one that links to it."),
    "photo_missing": mark("Add photographs you have the rights to; the planner holds none."),
    "draft": mark("The tour is a draft: release it before you publish it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalRecord:
    """The portal's fields, in their order; an empty text is a field that is not known."""

    title: str
    begins: str
    ends: str
    annotation: str
    description: tuple[str, ...]
    price: str
    price_unknown: bool
    free: bool
    place: str
    position: str
    link: str
    phones: tuple[str, ...]
    categories: tuple[str, ...]
    draft: bool


def portal_record(tour: Tour, context: Context) -> PortalRecord:
    """Return the tour in the portal's fields, in the reader's language."""
    words = context.words
    told = itinerary(tour, context, with_map=False)
    free = tour.prices_unknown == 0 and tour.price_czk == 0 and bool(told.stops)
    first = tour.days[0] if tour.days else None
    last = tour.days[-1] if tour.days else None
    return PortalRecord(
        title=line(context.title) or told.title.replace(" · ", ", "),
        begins=_moment(words, first.date, first.depart_min) if first else "",
        ends=_moment(words, last.date, last.return_min) if last else "",
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


def check_record(record: PortalRecord) -> tuple[str, ...]:
    """Return the codes (of `CHECKS`) of what is missing or against the portal's rules."""
    return tuple(_failed(record))


def _failed(record: PortalRecord) -> Iterator[str]:
    about = "\n".join(record.description)
    sentences = len(_sentences(record.annotation))
    failed = {
        "title_missing": not record.title,
        "title_capitals": _shouts(record.title),
        "title_date": bool(_DATE.search(record.title)),
        "title_link": bool(_LINK.search(record.title)),
        "title_long": len(record.title) > _MAX_TITLE,
        "dates_missing": not (record.begins and record.ends),
        "annotation_missing": not record.annotation,
        "annotation_sentences": bool(record.annotation)
        and not _SENTENCES[0] <= sentences <= _SENTENCES[1],
        "annotation_long": len(record.annotation) > _MAX_ANNOTATION,
        "annotation_date": bool(_HOUR_OR_DAY.search(record.annotation)),
        "annotation_capitals": _shouts(record.annotation),
        "description_missing": not about,
        "description_contact": bool(_LINK.search(about)),
        "price_unknown": record.price_unknown,
        "link_missing": not record.link,
        # No tour has an organiser or pictures yet: somebody must add them by hand.
        "contact_missing": True,
        "photo_missing": True,
        "draft": record.draft,
    }
    return (code for code in CHECKS if failed[code])


def _shouts(text: str) -> bool:
    words: list[str] = _LONGER_WORDS.findall(text)
    # UNESCO and MUDr. may stand among other words.
    loud = [word for word in words if word.isupper()]
    return len(loud) > 1 and 2 * len(loud) > len(words)


def _sentences(text: str) -> list[str]:
    return [found for part in _SENTENCE.findall(text) if (found := part.strip())]


def _moment(words: Words, day: object, minute: int) -> str:
    start = datetime.fromisoformat(str(day)) + timedelta(minutes=minute)
    return f"{start.day}. {start.month}. {start.year} {words.clock(minute)}"


def _annotation(told: Itinerary, words: Words) -> str:
    if not told.stops:
        return ""
    names = "; ".join(stop.name for stop in told.stops[:3])
    first = words.text("A trip into the industrial culture of the region: %(names)s.", names=names)
    more = [stop.summary for stop in told.stops if stop.summary]
    follow = [_sentences(summary)[0] for summary in more[:2] if _sentences(summary)]
    return paragraph(" ".join([first, *follow]))


def _description(told: Itinerary, words: Words) -> Iterator[str]:
    for stop in told.stops:
        text = f"{stop.name} ({stop.place})" if stop.place else stop.name
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
