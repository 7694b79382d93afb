"""The fields of one booking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import streamlit as st

from icplanner.catalogue.localised import Localised
from icplanner.programme.booking import Booking, Venue
from icplanner.programme.exhibition import MOST_DAYS
from icplanner.programme.exhibition_record import MOST_VISITORS
from icplanner.programme.exhibition_venues import possible_venues
from icplanner.ui.september.exhibition_pairing import EARLIEST, LATEST, Fields, with_event
from icplanner.words.exhibition import venue_name

# A first guess for a new stop: the four weeks that Královské Poříčí had in 2018.
_USUAL_STOP: Final = timedelta(days=27)

_ANOTHER: Final = "another"
_NONE: Final = ""


def venue_field(fields: Fields, places: Sequence[Venue]) -> Venue | None:
    """Return the chosen house, None while none is chosen."""
    words = fields.words
    found = {
        one.key: one
        for one in possible_venues(fields.around.sites.values(), fields.exhibition.bookings)
    }
    if fields.before:
        found.setdefault(fields.before.venue.key, fields.before.venue)
    options = [_NONE, *found, _ANOTHER]
    now = fields.before.venue.key if fields.before else _NONE
    chosen = st.selectbox(
        words.text("House"),
        options,
        index=options.index(now),
        format_func=lambda key: (
            venue_name(found[key])
            if key in found
            else words.text("another house …")
            if key == _ANOTHER
            else words.text("choose")
        ),
        key=fields.key("venue"),
    )
    if chosen != _ANOTHER:
        return found.get(chosen)
    name = st.text_input(words.text("Name of the house"), max_chars=200, key=fields.key("house"))
    town = st.selectbox(
        words.text("Its town"),
        range(len(places)),
        format_func=lambda index: places[index].municipality,
        index=None,
        placeholder="",
        key=fields.key("town"),
    )
    if not name.strip() or town is None:
        return None
    at = places[town]
    return Venue(
        name=name.strip(),
        municipality=at.municipality,
        country=at.country,
        position=at.position,
    )


def day_fields(fields: Fields) -> tuple[date, date | None]:
    """Return the first and the last day for visitors; no last one for a permanent home."""
    words, year = fields.words, fields.exhibition.year
    ends = [one.until for one in fields.exhibition.bookings if not one.permanent]
    usual = max(ends) + timedelta(days=3) if ends else date(year, 4, 1)
    begins, ends_at, forever = st.columns(3, vertical_alignment="bottom")
    first: date = begins.date_input(
        words.text("First day for visitors"),
        fields.was("first_day", usual),
        format="DD.MM.YYYY",
        key=fields.key("first"),
        min_value=EARLIEST,
        max_value=LATEST,
    )
    permanent = forever.checkbox(
        words.text("permanent home"),
        fields.before.permanent if fields.before else False,
        key=fields.key("permanent"),
    )
    was = fields.was("last_day", None) or first + _USUAL_STOP
    last: date = ends_at.date_input(
        words.text("Last day for visitors"),
        was,
        format="DD.MM.YYYY",
        disabled=permanent,
        key=fields.key("last"),
        min_value=EARLIEST,
        max_value=LATEST,
    )
    return first, None if permanent else last


def other_fields(fields: Fields, venue: Venue, first: date, last: date | None) -> Booking:
    """Return the booking with everything else that its form says."""
    words = fields.words
    left, middle, right = st.columns(3)
    with left:
        transport = _count(fields, "transport_days", words.text("Days of transport before it"))
    with middle:
        setup = _count(fields, "setup_days", words.text("Days of set-up before it"))
    with right:
        visitors = _count(fields, "visitors", words.text("Visitors counted"), MOST_VISITORS)
    left, middle, right = st.columns(3)
    host = left.text_input(
        words.text("Host"), fields.was("host", ""), max_chars=200, key=fields.key("host")
    )
    names = {one.id: one.names.pick(words.lang)[0] for one in fields.exhibition.showcases}
    showcases = middle.multiselect(
        words.text("Showcases (none chosen: all)"),
        list(names),
        [one for one in fields.was("showcases", ()) if one in names],
        format_func=lambda one: names.get(one, one),
        key=fields.key("showcases"),
        placeholder="",
    )
    note = right.text_input(
        words.text("Note"),
        fields.was("note", Localised()).pick(words.lang)[0],
        max_chars=500,
        key=fields.key(f"note.{words.lang}"),
    )
    bare = Booking(
        uid=fields.uid,
        venue=venue,
        first_day=first,
        last_day=last,
        first_about=fields.was("first_about", default=False),
        last_about=fields.was("last_about", default=False),
        showcases=tuple(showcases),
        transport_days=transport,
        setup_days=setup,
        host=host.strip(),
        visitors=visitors,
        sources=fields.was("sources", ()),
        note=_noted(fields, note.strip()),
    )
    booking = with_event(fields, bare)
    pinned = last is not None and st.checkbox(
        words.text("Fixed: keep it as it is when a route is suggested"),
        fields.was("pinned", default=False),
        key=fields.key("pinned"),
    )
    return replace(booking, pinned=pinned)


def _count(fields: Fields, name: str, label: str, most: int = MOST_DAYS) -> int | None:
    """Return a number from nought on, None where it is not known."""
    count: int | None = st.number_input(
        label,
        0,
        most,
        fields.was(name, None),
        key=fields.key(name),
        placeholder=fields.words.text("unknown"),
    )
    return count


def _noted(fields: Fields, text: str) -> Localised:
    """Return the note: as it was in all languages, or what was typed now, in the reader's."""
    was: Localised = fields.was("note", Localised())
    lang = fields.words.lang
    return was if was.pick(lang)[0] == text else Localised(**{lang: text})
