"""Asking for a route over the season, and reading why it is so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme.booking import Booking, Venue
from icplanner.programme.exhibition import Exhibition, ExhibitionRefused, with_bookings
from icplanner.programme.exhibition_pins import Fixed, fixed
from icplanner.programme.exhibition_route import Stop, Suggestion, suggest
from icplanner.programme.exhibition_surroundings import Surroundings
from icplanner.programme.exhibition_venues import possible_venues, with_events
from icplanner.programme.exhibition_wish import MOST_VENUES, MOST_WEEKS, Wish, WishRefused
from icplanner.ui.september import exhibition_draft, exhibition_keeping
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.exhibition import (
    WISH_PROBLEMS,
    booking_days,
    finding,
    score_parts,
    showcase_names,
    venue_name,
    verdict,
)

# The season the plan's page begins with: twelve weeks that end with September.
_USUAL_WEEKS: Final = 12
_USUAL_START: Final = (7, 5)

# Houses chosen at first: those beside which most happens.
_FIRST_VENUES: Final = 20


@dataclass(frozen=True, slots=True)
class _Answer:
    """A suggested route, and the bookings that stay beside it."""

    found: Suggestion
    aside: tuple[Booking, ...]


def suggestion_form(exhibition: Exhibition, around: Surroundings, words: Words) -> None:
    """Place the questions, and below them the answer."""
    st.markdown(
        words.text(
            "The whole exhibition travels together from house to house. The route stands beside "
            "events, saves kilometres, keeps to opening hours, and opens on days on which little "
            "else competes."
        )
    )
    _pinned(exhibition, words)
    venues = {one.key: one for one in possible_venues(around.sites.values(), exhibition.bookings)}
    usual = [one.key for one in with_events(tuple(venues.values()), around.occurrences)]
    with st.form("exhibition.wish", border=False):
        chosen = st.multiselect(
            words.text("Houses that may take it in"),
            list(venues),
            usual[:_FIRST_VENUES],
            format_func=lambda key: venue_name(venues[key]),
            max_selections=MOST_VENUES,
        )
        wish = _wish(exhibition, tuple(venues[key] for key in chosen), words)
        if st.form_submit_button(
            words.text("Suggest a route"), icon=":material/route:", type="primary"
        ):
            st.session_state[exhibition_draft.SUGGESTED] = _answer(exhibition, wish, around, words)
    answer: _Answer | None = st.session_state.get(exhibition_draft.SUGGESTED)
    if answer is not None:
        _shown(answer, exhibition, words)


def _pinned(exhibition: Exhibition, words: Words) -> None:
    """Say which bookings stay; they are chosen in the form of a booking."""
    pinned = [one for one in exhibition.bookings if one.pinned]
    if not pinned:
        st.caption(words.text("A booking that is marked as fixed stays where it is."))
        return
    lines = [
        f"- {escaped(venue_name(one.venue))}: {escaped(booking_days(one, words))}" for one in pinned
    ]
    st.markdown(words.text("Fixed bookings that stay:") + "\n\n" + "\n".join(lines))


def _wish(exhibition: Exhibition, venues: tuple[Venue, ...], words: Words) -> Wish:
    starts, weeks, shortest, longest, transport, setup = st.columns(6)
    return Wish(
        first_day=starts.date_input(
            words.text("Season begins"),
            date(exhibition.year, *_USUAL_START),
            min_value=date(exhibition.year, 1, 1),
            max_value=date(exhibition.year, 12, 31),
            format="DD.MM.YYYY",
        ),
        weeks=int(weeks.number_input(words.text("Weeks"), 1, MOST_WEEKS, _USUAL_WEEKS)),
        min_weeks=int(shortest.number_input(words.text("Shortest stop"), 1, 12, 2)),
        max_weeks=int(longest.number_input(words.text("Longest stop"), 1, 26, 6)),
        transport_days=int(transport.number_input(words.text("Transport days"), 0, 6, 1)),
        setup_days=int(setup.number_input(words.text("Set-up days"), 0, 6, 1)),
        venues=venues,
        industries=tuple(one.industry for one in exhibition.showcases if one.industry),
        homes=tuple(
            one.venue.position
            for one in exhibition.bookings
            if one.permanent and one.venue.position is not None
        ),
    )


def _answer(
    exhibition: Exhibition, wish: Wish, around: Surroundings, words: Words
) -> _Answer | None:
    try:
        staying = fixed(exhibition, wish.first_day, wish.last_day)
        return _Answer(suggest(_around_fixed(exhibition, wish, staying), around), staying.aside)
    except WishRefused as error:
        for code in error.codes:
            st.error(words.text(WISH_PROBLEMS[code]), icon=":material/block:")
        return None


def _around_fixed(exhibition: Exhibition, wish: Wish, staying: Fixed) -> Wish:
    """Return the wish for the showcases that are free, around the bookings that stay.

    Raises
    ------
    WishRefused
        When every showcase stands elsewhere.
    """
    if exhibition.showcases and not staying.travelling:
        raise WishRefused(("no_showcase",))
    all_travel = len(staying.travelling) == len(exhibition.showcases)
    return replace(wish, pinned=staying.stops, showcases=() if all_travel else staying.travelling)


def _shown(answer: _Answer, exhibition: Exhibition, words: Words) -> None:
    found = answer.found
    place = st.success if found.proven else st.info
    place(verdict(found, words), icon=":material/verified:" if found.proven else None)
    for number, stop in enumerate(found.stops, start=1):
        _stop(number, stop, exhibition, words)
    st.caption(
        words.text(
            "%(km)s km in all, ways to permanent homes included. Estimated and unconfirmed "
            "events count less than confirmed ones, a house with unknown hours counts half.",
            km=words.number(found.km),
        )
    )
    try:
        taken = with_bookings(exhibition, (*found.bookings, *answer.aside))
    except ExhibitionRefused as error:
        for refusal in error.refusals:
            st.error(escaped(finding(refusal, exhibition, words)), icon=":material/block:")
        return
    st.button(
        words.text("Take this route as the plan"),
        icon=":material/done_all:",
        help=words.text(
            "It replaces the stops of the plan; fixed bookings and permanent homes stay."
        ),
        on_click=partial(exhibition_keeping.take, taken),
        key="exhibition.take",
    )


def _stop(number: int, stop: Stop, exhibition: Exhibition, words: Words) -> None:
    booking = stop.booking
    head = f"**{escaped(f'{number}. {venue_name(booking.venue)}')}** · " + escaped(
        booking_days(booking, words)
    )
    if stop.pinned:
        head += f" :gray-badge[:material/keep: {words.text('fixed')}]"
    if booking.showcases:
        head += f"  \n{escaped(showcase_names(booking.showcases, exhibition, words))}"
    lines = [
        f"- {escaped(said)}: **{words.number(points, 1)}**"
        for said, points in score_parts(stop, words)
    ]
    st.markdown(f"{head}\n\n" + "\n".join(lines))
