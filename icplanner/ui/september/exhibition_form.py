"""Adding, changing and removing a booking, with what is wrong told at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme.booking import Booking, Venue
from icplanner.programme.exhibition import (
    Exhibition,
    ExhibitionRefused,
    with_booking,
    without_booking,
)
from icplanner.programme.exhibition_check import check
from icplanner.programme.exhibition_surroundings import Surroundings
from icplanner.programme.exhibition_warning import Gravity
from icplanner.ui.september import exhibition_draft, exhibition_keeping
from icplanner.ui.september.exhibition_fields import day_fields, other_fields, venue_field
from icplanner.ui.september.exhibition_pairing import Fields
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.exhibition import booking_days, finding, venue_name

_NONE: Final = ""


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
    fields = Fields(uid, known.get(chosen), exhibition, around, words)
    venue = venue_field(fields, places)
    first, last = day_fields(fields)
    booking = other_fields(fields, venue, first, last) if venue else None
    if booking is None:
        st.info(words.text("Choose a house first."), icon=":material/domain:")
        return
    changed = _judged(fields, booking)
    with st.container(horizontal=True):
        # No callback: it would keep the fields as they were before the last one was left.
        keep = st.button(
            words.text("Change the booking") if chosen else words.text("Add the booking"),
            icon=":material/check:",
            type="primary",
            disabled=changed is None,
            key="exhibition.keep",
        )
        if keep and changed is not None:
            exhibition_keeping.change(changed)
            exhibition_draft.begin_booking()
            st.rerun()
        if chosen:
            st.button(
                words.text("Remove the booking"),
                icon=":material/delete:",
                on_click=partial(_remove, exhibition, chosen),
                key="exhibition.remove",
            )


def _remove(exhibition: Exhibition, uid: str) -> None:
    exhibition_keeping.change(without_booking(exhibition, uid))
    st.session_state[exhibition_draft.CHOSEN] = _NONE


def _judged(fields: Fields, booking: Booking) -> Exhibition | None:
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
