"""Asking for a route over the season, and reading why it is so."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme.exhibition import Exhibition, ExhibitionRefused, with_bookings
from icplanner.programme.exhibition_check import Surroundings
from icplanner.programme.exhibition_route import Suggestion, WishRefused, suggest
from icplanner.programme.exhibition_season import MOST_VENUES, MOST_WEEKS, Wish
from icplanner.programme.exhibition_venues import possible_venues, with_events
from icplanner.ui.september import exhibition_draft
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.exhibition import (
    WISH_PROBLEMS,
    booking_days,
    finding,
    score_parts,
    venue_name,
    verdict,
)

# The season the plan's page begins with: twelve weeks that end with September.
_USUAL_WEEKS: Final = 12
_USUAL_START: Final = (7, 5)

# Houses chosen at first: those beside which most happens.
_FIRST_VENUES: Final = 20


def suggestion_form(exhibition: Exhibition, around: Surroundings, words: Words) -> None:
    """Place the questions, and below them the answer."""
    st.markdown(
        words.text(
            "The whole exhibition travels together from house to house. The route stands beside "
            "events, saves kilometres, keeps to opening hours, and opens on days on which little "
            "else competes."
        )
    )
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
        starts, weeks, shortest, longest, transport, setup = st.columns(6)
        wish = Wish(
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
            venues=tuple(venues[key] for key in chosen),
            industries=tuple(one.industry for one in exhibition.showcases if one.industry),
            homes=tuple(
                one.venue.position
                for one in exhibition.bookings
                if one.permanent and one.venue.position is not None
            ),
        )
        if st.form_submit_button(
            words.text("Suggest a route"), icon=":material/route:", type="primary"
        ):
            st.session_state[exhibition_draft.SUGGESTED] = _answer(wish, around, words)
    found: Suggestion | None = st.session_state.get(exhibition_draft.SUGGESTED)
    if found is not None:
        _shown(found, exhibition, words)


def _answer(wish: Wish, around: Surroundings, words: Words) -> Suggestion | None:
    try:
        return suggest(wish, around)
    except WishRefused as error:
        for code in error.codes:
            st.error(words.text(WISH_PROBLEMS[code]), icon=":material/block:")
        return None


def _shown(found: Suggestion, exhibition: Exhibition, words: Words) -> None:
    place = st.success if found.proven else st.info
    place(verdict(found, words), icon=":material/verified:" if found.proven else None)
    for number, stop in enumerate(found.stops, start=1):
        name = escaped(f"{number}. {venue_name(stop.booking.venue)}")
        lines = [
            f"- {escaped(said)}: **{words.number(points, 1)}**"
            for said, points in score_parts(stop, words)
        ]
        st.markdown(
            f"**{name}** · {escaped(booking_days(stop.booking, words))}\n\n" + "\n".join(lines)
        )
    st.caption(
        words.text(
            "%(km)s km in all, ways to permanent homes included. Estimated and unconfirmed "
            "events count less than confirmed ones, a house with unknown hours counts half.",
            km=words.number(found.km),
        )
    )
    homes = tuple(one for one in exhibition.bookings if one.permanent)
    try:
        taken = with_bookings(exhibition, (*found.bookings, *homes))
    except ExhibitionRefused as error:
        for refusal in error.refusals:
            st.error(escaped(finding(refusal, exhibition, words)), icon=":material/block:")
        return
    st.button(
        words.text("Take this route as the plan"),
        icon=":material/done_all:",
        help=words.text("It replaces the stops of the plan; permanent homes stay."),
        on_click=partial(exhibition_draft.take, taken),
        key="exhibition.take",
    )
