"""The substitute of a stop, ready for rain or a shut door: what it is, and a button to take it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.position import straight_km
from icplanner.tours import Stop, Tour
from icplanner.ui.text import escaped
from icplanner.ui.tours import hand
from icplanner.ui.tours.choices import record_name
from icplanner.ui.tours.substitute import substituted
from icplanner.words import Words


def substitute_entry(tour: Tour, stop: Stop, key: str, catalogue: Catalogue, words: Words) -> None:
    """Place what unfolds to the substitute; it is looked for only while somebody looks at it."""
    box_key = f"tours.rain.{key}"
    box = st.popover(
        words.text("Substitute"),
        icon=":material/umbrella:",
        key=box_key,
        help=words.text("In case of rain or closure"),
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        try:
            other = hand.tried(lambda desk, now: substituted(desk, now, stop.id))
        except hand.Refused:
            st.markdown(words.text("No other site near is open then and fits."))
            return
        _offer(tour, other, stop, (box_key, key), catalogue, words)


def _offer(
    tour: Tour,
    other: Tour,
    stop: Stop,
    keys: tuple[str, str],
    catalogue: Catalogue,
    words: Words,
) -> None:
    (name,) = set(other.stop_ids()) - set(tour.stop_ids())
    day, found = next((day, held) for day in other.days for held in day.stops if held.id == name)
    box_key, key = keys
    site = catalogue.sites.get(name)
    roof = None if site is None else site.indoor
    told = [
        words.text(
            "%(begin)s–%(end)s, %(distance)s km from here",
            begin=words.clock(found.start_min),
            end=words.clock(found.end_min),
            distance=words.number(straight_km(stop.position, found.position), 1),
        ),
        words.text("back at %(time)s", time=words.clock(day.return_min)),
    ]
    if roof is not None:
        told.append(words.text("under a roof") if roof else words.text("under the sky"))
    st.markdown(
        f"**{escaped(record_name(catalogue, words, name))}**  \n{escaped(' · '.join(told))}"
    )
    st.button(
        words.text("Take this one instead"),
        icon=":material/swap_horiz:",
        key=f"tours.replace.{key}",
        on_click=partial(_take, other, box_key),
    )


def _take(other: Tour, box_key: str) -> None:
    st.session_state[box_key] = False
    hand.edit(lambda _desk, _now: other)
