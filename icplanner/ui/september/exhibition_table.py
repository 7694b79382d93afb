"""The bookings of an exhibition as a table; its bars say nothing that the text does not."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Final

from icplanner.programme.booking import Booking
from icplanner.programme.exhibition import Exhibition
from icplanner.ui.text import plain, web_address
from icplanner.words import Words
from icplanner.words.exhibition import (
    booking_days,
    day,
    move_days,
    showcase_names,
    venue_name,
)

_STYLE: Final = Path(__file__).parent / "exhibition.css"

# How long a permanent home's bar runs beyond the last stop.
_HOME_TAIL: Final = timedelta(days=21)


def table(exhibition: Exhibition, words: Words) -> str:
    """Return the table as HTML; every text of the data is escaped."""
    heads = (
        words.text("Days of the booking"),
        words.text("Where"),
        words.text("Beside which event"),
        words.text("Transport and set-up"),
        words.text("Visitors"),
    )
    scale = _scale(exhibition)
    rows = "".join(
        _row(number, one, exhibition, (scale, heads), words)
        for number, one in enumerate(exhibition.bookings, start=1)
    )
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    caption = escape(words.text("Bookings of %(name)s", name=plain(exhibition.name, 200)))
    style = _STYLE.read_text("utf-8")
    return (
        f"<style>{style}</style>"
        f'<table class="ic-exhibition"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(
    number: int,
    booking: Booking,
    exhibition: Exhibition,
    frame: tuple[tuple[date, int], tuple[str, ...]],
    words: Words,
) -> str:
    scale, heads = frame
    when = escape(booking_days(booking, words)) + _bar(booking, scale)
    if booking.vernissage:
        when += _small(words.text("opening %(day)s", day=day(booking.vernissage, words)))
    where = f"<b>{number}. {_text(venue_name(booking.venue))}</b>"
    if booking.showcases:
        where += _small(showcase_names(booking.showcases, exhibition, words))
    if booking.pinned:
        where += _small(words.text("fixed"))
    if booking.host:
        where += _small(words.text("host: %(name)s", name=booking.host))
    note = booking.note.pick(words.lang)[0]
    if note:
        where += _small(note)
    where += _sources(booking, words)
    visitors = words.text("unknown") if booking.visitors is None else words.number(booking.visitors)
    cells = (when, where, _event(booking, words), escape(move_days(booking, words)), visitors)
    return (
        "<tr>"
        + "".join(
            f'<td data-head="{escape(head)}"><div>{cell}</div></td>'
            for head, cell in zip(heads, cells, strict=True)
        )
        + "</tr>"
    )


def _event(booking: Booking, words: Words) -> str:
    companion = booking.companion
    if companion is None:
        return escape(words.text("no event"))
    said = _text(companion.names.pick(words.lang)[0])
    if companion.day is None:
        return said + _small(words.text("day unknown"))
    told = day(companion.day, words)
    if companion.estimated:
        told = words.text("%(day)s, estimate", day=told)
    return said + _small(told)


def _sources(booking: Booking, words: Words) -> str:
    links = []
    for number, source in enumerate(booking.sources, start=1):
        address = web_address(source)
        label = escape(words.text("source %(number)s", number=number))
        links.append(
            f'<a href="{escape(address)}" target="_blank" rel="noopener">{label}</a>'
            if address
            else _text(source)
        )
    return f"<small>{' · '.join(links)}</small>" if links else ""


def _scale(exhibition: Exhibition) -> tuple[date, int]:
    """Return the first day of the bars and how many days they span."""
    if not exhibition.bookings:
        return date(exhibition.year, 1, 1), 1
    first = min(one.taken_from for one in exhibition.bookings)
    ends = [one.last_day or one.first_day + _HOME_TAIL for one in exhibition.bookings]
    return first, max((max(ends) - first).days + 1, 1)


def _bar(booking: Booking, scale: tuple[date, int]) -> str:
    first, days = scale
    end = booking.last_day or booking.first_day + _HOME_TAIL
    left = 100 * (booking.taken_from - first).days / days
    moving = 100 * (booking.first_day - booking.taken_from).days / days
    width = 100 * ((end - booking.first_day).days + 1) / days
    kind = "home" if booking.permanent else "stop"
    return (
        '<div class="bar" aria-hidden="true">'
        f'<i class="move" style="left:{left:.2f}%;width:{moving:.2f}%"></i>'
        f'<i class="{kind}" style="left:{left + moving:.2f}%;width:{max(width, 1):.2f}%"></i></div>'
    )


def _small(text: str) -> str:
    return f"<small>{_text(text)}</small>"


def _text(text: str) -> str:
    return escape(plain(text, 600))
