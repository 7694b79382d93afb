"""A way in the timeline: minutes, kilometres, how it was found, trains, what to beware of."""

from __future__ import annotations

import streamlit as st

from icplanner.tours import TourLeg
from icplanner.ui.text import escaped
from icplanner.ui.tours.choices import MODE_ICONS
from icplanner.words import Words
from icplanner.words.travel import METHODS, NOTES, mode_text, ride_text


def way_entry(leg: TourLeg, key: str, words: Words) -> None:
    """Place one way; a way of no length is not worth a line."""
    if leg.minutes == 0 and not leg.distance_km:
        return
    with st.container(key=key):
        lines = [f"{MODE_ICONS[leg.mode]} {escaped(_length(leg, words))}"]
        lines += [f":material/train: {escaped(ride_text(ride, words))}" for ride in leg.rides]
        lines += [
            f":orange[:material/warning: {escaped(words.text(NOTES[note]))}]" for note in leg.notes
        ]
        if leg.method in METHODS:
            lines.append(f":small[{escaped(words.text(METHODS[leg.method]))}]")
        st.markdown("  \n".join(lines))


def _length(leg: TourLeg, words: Words) -> str:
    parts = [
        words.text(
            "%(duration)s (± %(error)s), %(distance)s km %(mode)s",
            duration=words.duration(leg.minutes),
            error=words.duration(leg.error_min),
            distance=words.number(leg.distance_km, 1),
            mode=mode_text(leg.mode, words),
        )
    ]
    if leg.wait_min >= 1:
        wait = words.duration(leg.wait_min)
        parts.append(words.text("%(duration)s of it waiting for the train", duration=wait))
    if leg.buffer_min:
        spare = words.duration(leg.buffer_min)
        parts.append(words.text("and %(duration)s to spare", duration=spare))
    return ", ".join(parts)
