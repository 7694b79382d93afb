"""Clashes and gaps of a programme or a month: what, how near, and what could be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from icplanner.programme import Code, ProgrammeWarning
from icplanner.ui.september import prepared
from icplanner.ui.september.scene import Scene, shown_of
from icplanner.ui.september.weekends import weekend_table
from icplanner.ui.text import escaped
from icplanner.words import Words, mark
from icplanner.words.programme import period_name
from icplanner.words.programme_warnings import Names, names_of, proposal, sentence, title

# More on one screen nobody reads; the graver stand first.
MOST_SHOWN: Final = 60

_GROUPS: Final = (
    ((Code.PILE_UP,), mark("Pile-ups"), ":material/crisis_alert:"),
    (
        (Code.EMPTY_WEEKEND, Code.EMPTY_DISTRICT),
        mark("Gaps"),
        ":material/event_available:",
    ),
    (
        (Code.SAME_VENUE, Code.SAME_ORGANISER, Code.SAME_INDUSTRY, Code.SAME_AUDIENCE),
        mark("Clashes of two"),
        ":material/compare_arrows:",
    ),
    ((Code.FAR_FROM_OPEN_SITE,), mark("Far from every open site"), ":material/wrong_location:"),
)
# Pairs shown unfolded; more of them mostly repeat what a pile-up says.
PAIRS_OPEN: Final = 3


def check(seen: Scene) -> None:
    """Place the warnings about the programme shown, else about everything known of the month."""
    words, ground = seen.words, seen.ground
    where = prepared.districts(ground.data)
    homes = st.multiselect(
        words.text("Districts whose weekends should be filled"),
        where.of_region(prepared.REGION),
        default=[
            name
            for name in prepared.homes_of(seen.kept)
            if name in where.of_region(prepared.REGION)
        ],
        key=f"september.homes.{seen.view.programme}",
    )
    season = prepared.season(*seen.period, tuple(homes), ground.data)
    judged = shown_of(seen.judged, seen.view, ground)
    names = names_of(judged, ground.catalogue, words)
    _period(seen)
    weekend_table(judged, seen, season, names, homes)
    found = prepared.warnings_of(
        prepared.shape_of(judged),
        season,
        judged,
        ground.catalogue,
        (ground.travel, where),
    )
    if not found:
        st.success(words.text("No clash and no gap was found."), icon=":material/check_circle:")
        return
    st.caption(
        words.text(
            "Estimated dates count like confirmed ones, cancelled events do not count. Events of "
            "more than four days compete on their first day only. Minutes are by car, without "
            "traffic."
        )
    )
    for codes, heading, icon in _GROUPS:
        group = [one for one in found if one.code in codes]
        if group:
            st.subheader(f"{icon} {words.text(heading)} ({len(group)})", anchor=False)
            if Code.SAME_VENUE in codes and len(group) > PAIRS_OPEN:
                with st.expander(words.text("Show all pairs")):
                    _group(group, names, words)
            else:
                _group(group, names, words)


def _period(seen: Scene) -> None:
    """Say what is looked at: a programme as a whole, whichever month is chosen above."""
    words = seen.words
    period = period_name(*seen.period, words)
    if seen.kept is None:
        st.caption(words.text("Clashes and gaps: %(period)s", period=period))
        return
    said = words.text(
        "Clashes among all events of “%(name)s”, gaps in its own period: %(period)s",
        name=seen.kept.draft.name,
        period=period,
    )
    st.caption(escaped(said))


def _group(group: Sequence[ProgrammeWarning], names: Names, words: Words) -> None:
    for one in group[:MOST_SHOWN]:
        with st.container(border=True):
            lines = [f"**{escaped(title(one, words))}**", "", escaped(sentence(one, names, words))]
            if one.proposals:
                heading = words.text("What could be done")
                lines += ["", f"*{heading}*", ""]
                lines += [f"- {escaped(proposal(p, names, words))}" for p in one.proposals]
            st.markdown("\n".join(lines))
    left = len(group) - MOST_SHOWN
    if left > 0:
        st.caption(words.plural("… and %(count)s more.", "… and %(count)s more.", left))
