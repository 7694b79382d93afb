"""Warnings of a tour, each with the one-step repairs that really resolve it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Severity, TourWarning
from icplanner.ui.text import escaped, plain
from icplanner.ui.tours import hand
from icplanner.ui.tours.edit_buttons import repaired
from icplanner.words import Words
from icplanner.words.tour_numbers import name_of
from icplanner.words.tours import repair_text, warning_text


def warning_list(
    warnings: Sequence[TourWarning], key: str, catalogue: Catalogue, words: Words
) -> None:
    """Place warnings: what breaks the tour in red with its repairs, what is in doubt after it."""
    for number, warning in enumerate(warnings):
        if warning.severity is not Severity.BREAKS:
            continue
        st.error(escaped(warning_text(words, warning)), icon=":material/error:")
        with st.container(horizontal=True):
            for step, repair in enumerate(warning.repairs):
                st.button(
                    escaped(plain(repair_text(words, catalogue, repair), 120)),
                    icon=":material/build:",
                    key=f"tours.repair.{key}.{number}.{step}",
                    on_click=hand.edit,
                    args=(repaired(repair),),
                )
    doubts = [
        f":orange[:material/help: {escaped(warning_text(words, warning))}]"
        for warning in warnings
        if warning.severity is not Severity.BREAKS
    ]
    if doubts:
        st.markdown("  \n".join(doubts))


def told_about(warning: TourWarning, catalogue: Catalogue, words: Words) -> str:
    """Return a warning as it stands away from its stop, the name of the stop first."""
    about = f"{name_of(words, catalogue, warning.stop)}: " if warning.stop else ""
    return about + warning_text(words, warning)
