"""The card's line on the way from the town the reader asked for."""

from __future__ import annotations

import streamlit as st

from icplanner.catalogue.site import Site
from icplanner.travel import Unreachable
from icplanner.ui.explore.reach import Reach
from icplanner.ui.text import escaped
from icplanner.ui.view import Near
from icplanner.words import Words
from icplanner.words.travel import (
    changes_text,
    leg_text,
    method_text,
    note_texts,
    ride_text,
    unreachable_text,
)


def way_here(site: Site, near: Near, ways: Reach, words: Words) -> None:
    """Place how long the way takes, how that was found, and how sure it is."""
    # The page says above the map that the data of this mode cannot be read.
    if ways.ways(near.hub, near.mode).broken:
        return
    leg = ways.leg(near.hub, near.mode, site)
    if leg is None:
        return
    town = escaped(ways.ready.hubs[near.hub].names.pick(words.lang)[0], 60)
    if isinstance(leg, Unreachable):
        st.markdown(f":material/directions: **{town}:** {escaped(unreachable_text(leg, words))}")
        return
    st.markdown(f":material/directions: **{town}:** {escaped(leg_text(leg, words))}")
    trains = [*(ride_text(ride, words) for ride in leg.rides), changes_text(leg, words)]
    method = method_text(leg, words)
    lines = [
        " · ".join(filter(None, trains)),
        " ".join((f"{method[:1].upper()}{method[1:]}.", *note_texts(leg, words))),
    ]
    st.caption("  \n".join(escaped(line) for line in lines if line))
