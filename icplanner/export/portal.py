"""What the portal Kudy z nudy asks of a new record, tour or event, and what is still missing.

The rules are the portal's own help to those who add records (https://www.kudyznudy.cz, "Vložit
novou akci", read in November 2026): no capitals, dates, hours or links in the name; an annotation
of about three sentences without date and hour; a description of about two paragraphs without
e-mail and web address; the admission of one person, or free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from babel.dates import get_month_names

from icplanner.catalogue.localised import LANGS
from icplanner.words import Words, mark

# "About three sentences"; a name that fits a line of the portal's lists. Both judged.
_SENTENCES: Final = (2, 4)
_MAX_TITLE: Final = 80
_MAX_ANNOTATION: Final = 500
_LONGER_WORDS: Final = re.compile(r"\b[^\W\d_]{4,}\b")
# "4. 9. 2027", "11. září", "4 September"; an ordinal ("22. setkání") is no date.
_MONTHS: Final = "|".join(
    get_month_names("wide", context="format", locale=lang)[month]
    for lang in LANGS
    for month in range(1, 13)
)
_DATE: Final = re.compile(
    rf"\b\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}})?|\b\d{{1,2}}\.?\s(?:{_MONTHS})\b(?:\s\d{{4}})?"
    r"|\b(?:19|20)\d\d\b|\d{1,2}:\d\d",
    re.IGNORECASE,
)
_HOUR_OR_DAY: Final = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?|\b\d{1,2}:\d\d\b")
_LINK: Final = re.compile(r"https?:|www\.|\b[\w-]+\.(?:cz|de|com|eu|org|net)\b|@", re.IGNORECASE)
_LINK_WORD: Final = re.compile(
    r"\S*(?:https?:|www\.|@)\S*|\b[\w.-]+\.(?:cz|de|com|eu|org|net)\b\S*"
)
# An abbreviation of one or two letters ("č. 1", "sv. Jáchym") ends no sentence.
_BETWEEN_SENTENCES: Final = re.compile(
    r"(?<=\w{3}[.!?…])[”“\"')]*\s+(?=[„“\"'(]?[A-ZÀ-ÖØ-ÞČĎĚŇŘŠŤŮŽ])"
)

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
    "contact_missing": mark("Add who organises it, with telephone and e-mail."),
    "link_missing": mark("Add a web page about it; the portal asks for one."),
    "photo_missing": mark("Add photographs you have the rights to; the planner holds none."),
    "draft": mark("This is a draft: release it before you publish it."),
    "date_estimated": mark("The date is an estimate: ask the organiser before you publish it."),
    "cancelled": mark("The event is cancelled: take its record off the portal."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalRecord:
    """The portal's fields, in their order; an empty text is a field that is not known.

    Attributes
    ----------
    organiser
        Who organises it; the portal also wants telephone and e-mail, which no record here has.
    estimated, cancelled
        Of an event: whether its date is not confirmed, and whether it does not take place.
    """

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
    organiser: str = ""
    estimated: bool = False
    cancelled: bool = False


def check_record(record: PortalRecord) -> tuple[str, ...]:
    """Return the codes (of `CHECKS`) of what is missing or against the portal's rules."""
    return tuple(_failed(record))


def _failed(record: PortalRecord) -> Iterator[str]:
    about = "\n".join(record.description)
    told = len(sentences(record.annotation))
    failed = {
        "title_missing": not record.title,
        "title_capitals": _shouts(record.title),
        "title_date": bool(_DATE.search(record.title)),
        "title_link": bool(_LINK.search(record.title)),
        "title_long": len(record.title) > _MAX_TITLE,
        "dates_missing": not (record.begins and record.ends),
        "annotation_missing": not record.annotation,
        "annotation_sentences": bool(record.annotation)
        and not _SENTENCES[0] <= told <= _SENTENCES[1],
        "annotation_long": len(record.annotation) > _MAX_ANNOTATION,
        "annotation_date": bool(_HOUR_OR_DAY.search(record.annotation)),
        "annotation_capitals": _shouts(record.annotation),
        "description_missing": not about,
        "description_contact": bool(_LINK.search(about)),
        "price_unknown": record.price_unknown,
        "link_missing": not record.link,
        # No record has a telephone of its organiser or pictures: somebody must add them by hand.
        "contact_missing": True,
        "photo_missing": True,
        "draft": record.draft,
        "date_estimated": record.estimated,
        "cancelled": record.cancelled,
    }
    return (code for code in CHECKS if failed[code])


def _shouts(text: str) -> bool:
    words: list[str] = _LONGER_WORDS.findall(text)
    # UNESCO and MUDr. may stand among other words.
    loud = [word for word in words if word.isupper()]
    return len(loud) > 1 and 2 * len(loud) > len(words)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in _BETWEEN_SENTENCES.split(text.strip()) if part]


def moment(words: Words, day: date, minute: int | None = None) -> str:
    """Return a date as the portal's form takes it, with the hour where it is known."""
    start = datetime.combine(day, datetime.min.time())
    if minute is None:
        return f"{start.day}. {start.month}. {start.year}"
    start += timedelta(minutes=minute)
    return f"{start.day}. {start.month}. {start.year} {words.clock(minute)}"


def tidied(title: str) -> str:
    """Return a name without dates, years and addresses, which have fields of their own."""
    bare = _LINK_WORD.sub(" ", _DATE.sub(" ", title))
    return " ".join(bare.split()).strip(" ,;:–-")
