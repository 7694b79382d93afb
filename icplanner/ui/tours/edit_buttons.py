"""Buttons that change a tour by hand: earlier, later, longer, pinned, elsewhere, out."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.tours import Composer, Repair, Stop, Tour, apply, broken, editing
from icplanner.ui.tours import hand, wanting
from icplanner.words import Words

_LENGTH_STEP_MIN: Final = 15


def stop_buttons(tour: Tour, place: int, k: int, words: Words) -> None:
    """Place the buttons of stop `k` on day `place`."""
    day = tour.days[place]
    stop = day.stops[k]
    key = f"{place}.{k}"
    st.button(
        words.text("Earlier"),
        icon=":material/arrow_upward:",
        key=f"tours.earlier.{key}",
        disabled=k == 0,
        on_click=hand.edit,
        args=(lambda desk, now: editing.move(desk, now, stop.id, place, k - 1),),
    )
    st.button(
        words.text("Later"),
        icon=":material/arrow_downward:",
        key=f"tours.later.{key}",
        disabled=k == len(day.stops) - 1,
        on_click=hand.edit,
        args=(lambda desk, now: editing.move(desk, now, stop.id, place, k + 1),),
    )
    with st.popover(words.text("Change"), icon=":material/edit:"):
        _length(stop, key, words)
        _pin(stop, key, words)
        _other_days(tour, place, stop, words)
        st.button(
            words.text("Drop from this tour"),
            icon=":material/delete:",
            key=f"tours.drop.{key}",
            on_click=hand.edit,
            args=(lambda desk, now: editing.drop(desk, now, stop.id),),
        )
        st.caption(words.text("For every tour, planned anew:"))
        wanting.stop_buttons(stop.id, key, words)


def _length(stop: Stop, key: str, words: Words) -> None:
    st.markdown(words.text("Visit of %(duration)s", duration=words.duration(stop.visit_min)))
    with st.container(horizontal=True):
        for label, change in (
            (words.text("15 min shorter"), -_LENGTH_STEP_MIN),
            (words.text("15 min longer"), _LENGTH_STEP_MIN),
        ):
            length = stop.visit_min + change
            least, most = editing.VISIT_RANGE_MIN
            st.button(
                label,
                key=f"tours.length.{key}.{change}",
                disabled=not least <= length <= most,
                on_click=hand.edit,
                args=(_lengthened(stop.id, length),),
            )


def _lengthened(stop: str, length_min: int) -> hand.Edit:
    return lambda desk, now: editing.lengthen(desk, now, stop, length_min)


def _pin(stop: Stop, key: str, words: Words) -> None:
    with st.container(horizontal=True):
        if stop.pinned:
            st.button(
                words.text("Unpin"),
                icon=":material/keep_off:",
                key=f"tours.unpin.{key}",
                on_click=hand.edit,
                args=(lambda desk, now: editing.unpin(desk, now, stop.id),),
            )
            return
        st.button(
            words.text("Pin to this day"),
            icon=":material/keep:",
            key=f"tours.pin.{key}",
            on_click=hand.edit,
            args=(lambda desk, now: editing.pin(desk, now, stop.id),),
        )
        st.button(
            words.text("Pin to %(time)s", time=words.clock(stop.start_min)),
            icon=":material/keep:",
            key=f"tours.pin_hour.{key}",
            on_click=hand.edit,
            args=(lambda desk, now: editing.pin(desk, now, stop.id, stop.start_min),),
        )


def _other_days(tour: Tour, place: int, stop: Stop, words: Words) -> None:
    for other, day in enumerate(tour.days):
        if other != place:
            st.button(
                words.text("Move to %(day)s", day=words.weekday(day.date)),
                icon=":material/event:",
                key=f"tours.day.{place}.{stop.id}.{other}",
                on_click=hand.edit,
                args=(_moved(stop.id, other),),
            )


def _moved(stop: str, day: int) -> hand.Edit:
    return lambda desk, now: editing.move(desk, now, stop, day)


def added(site: str) -> hand.Edit:
    """Return the edit that adds a site on the day it fits best."""

    def change(desk: Composer, now: Tour) -> Tour:
        if site in now.stop_ids():
            raise hand.Refused("held")
        tries = [editing.add(desk, now, site, day) for day in range(len(now.days))]
        return min(tries, key=lambda tour: (broken(tour), -tour.score))

    return change


def repaired(repair: Repair) -> hand.Edit:
    """Return the edit that takes one repair."""
    return lambda desk, now: apply(desk, now, repair)
