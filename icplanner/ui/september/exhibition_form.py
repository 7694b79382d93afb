"""Adding, changing and removing a booking, with what is wrong told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.limits import YEAR_MAX, YEAR_MIN
from icplanner.catalogue.localised import Localised
from icplanner.programme.booking import Booking, Companion, Venue
from icplanner.programme.exhibition import (
    MOST_DAYS,
    Exhibition,
    ExhibitionRefused,
    with_booking,
    without_booking,
)
from icplanner.programme.exhibition_check import Surroundings, check, ready_events
from icplanner.programme.exhibition_document import MOST_VISITORS
from icplanner.programme.exhibition_venues import possible_venues
from icplanner.programme.exhibition_warning import Gravity
from icplanner.programme.occurrence import Occurrence
from icplanner.ui.september import exhibition_draft
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.exhibition import booking_days, day, finding, venue_name

# A first guess for a new stop: the four weeks that Královské Poříčí had in 2018.
_USUAL_STOP: Final = timedelta(days=27)

_EARLIEST: Final = date(YEAR_MIN, 1, 1)
_LATEST: Final = date(YEAR_MAX, 12, 31)

_ANOTHER: Final = "another"
_NONE: Final = ""


@dataclass(frozen=True, slots=True)
class _Fields:
    """The form of one booking; keys of its widgets name the booking, so that each has its own."""

    uid: str
    before: Booking | None
    exhibition: Exhibition
    around: Surroundings
    words: Words

    def key(self, name: str) -> str:
        return f"exhibition.{self.uid}.{name}"

    def was(self, name: str, default: Any) -> Any:
        return getattr(self.before, name) if self.before else default


def booking_form(
    exhibition: Exhibition, around: Surroundings, places: Sequence[Venue], words: Words
) -> None:
    """Place the form; `places` are towns where another house may stand."""
    known = {one.uid: one for one in exhibition.bookings}
    chosen = st.selectbox(
        words.text("Booking"),
        [_NONE, *known],
        format_func=lambda uid: (
            f"{venue_name(known[uid].venue)}: {booking_days(known[uid], words)}"
            if uid in known
            else words.text("a new booking")
        ),
        key=exhibition_draft.CHOSEN,
    )
    uid = chosen or exhibition_draft.new_booking()
    fields = _Fields(uid, known.get(chosen), exhibition, around, words)
    venue = _venue(fields, places)
    first, last = _days(fields)
    booking = _rest(fields, venue, first, last) if venue else None
    if booking is None:
        st.info(words.text("Choose a house first."), icon=":material/domain:")
        return
    changed = _judged(fields, booking)
    with st.container(horizontal=True):
        st.button(
            words.text("Change the booking") if chosen else words.text("Add the booking"),
            icon=":material/check:",
            type="primary",
            disabled=changed is None,
            on_click=partial(_keep, changed),
            key="exhibition.keep",
        )
        if chosen:
            st.button(
                words.text("Remove the booking"),
                icon=":material/delete:",
                on_click=partial(_remove, exhibition, chosen),
                key="exhibition.remove",
            )


def _keep(changed: Exhibition | None) -> None:
    if changed is not None:
        exhibition_draft.change(changed)
        exhibition_draft.begin_booking()


def _remove(exhibition: Exhibition, uid: str) -> None:
    exhibition_draft.change(without_booking(exhibition, uid))
    st.session_state[exhibition_draft.CHOSEN] = _NONE


def _judged(fields: _Fields, booking: Booking) -> Exhibition | None:
    """Return the exhibition with the booking, None where it is refused; say what is wrong."""
    words = fields.words
    try:
        changed = with_booking(fields.exhibition, booking)
    except ExhibitionRefused as error:
        held = tuple(one for one in fields.exhibition.bookings if one.uid != booking.uid)
        named = Exhibition(
            name="",
            year=fields.exhibition.year,
            showcases=fields.exhibition.showcases,
            bookings=(*held, booking),
        )
        for refusal in error.refusals:
            st.error(escaped(finding(refusal, named, words)), icon=":material/block:")
        return None
    about = [one for one in check(changed, fields.around) if booking.uid in one.bookings]
    for warning in about:
        place = st.warning if warning.gravity is Gravity.WARNING else st.info
        place(escaped(finding(warning, changed, words)))
    if not about:
        st.success(words.text("Nothing speaks against this booking."), icon=":material/check:")
    return changed


def _venue(fields: _Fields, places: Sequence[Venue]) -> Venue | None:
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


def _days(fields: _Fields) -> tuple[date, date | None]:
    words, year = fields.words, fields.exhibition.year
    ends = [one.until for one in fields.exhibition.bookings if not one.permanent]
    usual = max(ends) + timedelta(days=3) if ends else date(year, 4, 1)
    begins, ends_at, forever = st.columns(3, vertical_alignment="bottom")
    first: date = begins.date_input(
        words.text("First day for visitors"),
        fields.was("first_day", usual),
        format="DD.MM.YYYY",
        key=fields.key("first"),
        min_value=_EARLIEST,
        max_value=_LATEST,
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
        min_value=_EARLIEST,
        max_value=_LATEST,
    )
    return first, None if permanent else last


def _rest(fields: _Fields, venue: Venue, first: date, last: date | None) -> Booking:
    words = fields.words
    left, middle, right = st.columns(3)
    transport = left.number_input(
        words.text("Days of transport before it"),
        0,
        MOST_DAYS,
        fields.was("transport_days", None),
        key=fields.key("transport"),
        placeholder=words.text("unknown"),
    )
    setup = middle.number_input(
        words.text("Days of set-up before it"),
        0,
        MOST_DAYS,
        fields.was("setup_days", None),
        key=fields.key("setup"),
        placeholder=words.text("unknown"),
    )
    visitors = right.number_input(
        words.text("Visitors counted"),
        0,
        MOST_VISITORS,
        fields.was("visitors", None),
        key=fields.key("visitors"),
        placeholder=words.text("unknown"),
    )
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
        key=fields.key("note"),
    )
    bare = Booking(
        uid=fields.uid,
        venue=venue,
        first_day=first,
        last_day=last,
        first_about=fields.before.first_about if fields.before else False,
        last_about=fields.before.last_about if fields.before else False,
        showcases=tuple(showcases),
        transport_days=transport,
        setup_days=setup,
        host=host.strip(),
        visitors=visitors,
        sources=fields.was("sources", ()),
        note=_noted(fields, note.strip()),
    )
    return _with_event(fields, bare)


def _noted(fields: _Fields, text: str) -> Localised:
    """Return the note: as it was in all languages, or what was typed now, in the reader's."""
    was: Localised = fields.was("note", Localised())
    lang = fields.words.lang
    return was if was.pick(lang)[0] == text else Localised(**{lang: text})


def _with_event(fields: _Fields, bare: Booking) -> Booking:
    """Return the booking with the event it stands beside and the day of its opening."""
    words = fields.words
    ready = {one.uid: one for one in ready_events(bare, fields.around.occurrences)}
    now: Companion | None = fields.was("companion", None)
    options = [_NONE, *ready]
    if now and now.uid not in ready:
        options.append(now.uid)

    def named(uid: str) -> str:
        if uid in ready:
            return _event_name(ready[uid], words)
        return now.names.pick(words.lang)[0] if now and uid else words.text("no event")

    left, right = st.columns([2, 1])
    chosen = left.selectbox(
        words.text("Event beside it on these days"),
        options,
        index=options.index(now.uid) if now else 0,
        format_func=named,
        # Other days have other events, so the field begins anew with them.
        key=fields.key(f"event.{bare.venue.key}.{bare.first_day}.{bare.last_day}"),
    )
    companion = _companion(ready[chosen]) if chosen in ready else (now if chosen else None)
    suggested = fields.was("vernissage", None) or (companion.day if companion else None)
    opening = right.date_input(
        words.text("Opening ceremony"),
        suggested,
        format="DD.MM.YYYY",
        min_value=_EARLIEST,
        max_value=_LATEST,
        key=fields.key(f"opening.{chosen}"),
    )
    return replace(bare, companion=companion, vernissage=opening)


def _companion(one: Occurrence) -> Companion:
    return Companion(uid=one.uid, names=one.event.names, day=one.first_day, estimated=one.estimated)


def _event_name(one: Occurrence, words: Words) -> str:
    told = day(one.first_day, words)
    if one.estimated:
        told = words.text("%(day)s, estimate", day=told)
    return f"{one.event.names.pick(words.lang)[0]} ({told})"
