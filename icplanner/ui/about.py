"""The page About: purpose, sources and licences, privacy, accessibility."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from icplanner.catalogue.credits import Credit, read_credits
from icplanner.ui.text import escaped, link
from icplanner.words import Words


def about(words: Words, data_dir: Path) -> None:
    """Place the page."""
    st.title(words.text("About IC Planner"))
    st.markdown(
        words.text(
            "The region is known for its spas and not for what its people made: tin, silver, "
            "uranium and coal, porcelain, glass, violins, trumpets, Becherovka. IC Planner turns "
            "that into trips that work. It serves goal SG1 of the strategy for Living Industrial "
            "Culture (InduCult2.0, 2019): new products based on industry for the visitors of the "
            "spa triangle."
        )
    )
    st.subheader(words.text("How far to trust it"))
    st.markdown(
        words.text(
            "Every fact keeps its source and its year. What nobody could find out is shown as "
            "unknown; it is never guessed and never counted as open. Hours and prices change: "
            "call before you go, the numbers stand on each card."
        )
    )
    st.subheader(words.text("Privacy"))
    st.markdown(
        words.text(
            "No account and no tracking. What you filter and plan stays in your browser's link. "
            "What you save, a draft or a programme, is kept in this planner's database, where "
            "everybody who can open this planner can read and change it; do not put personal data "
            "there. Nothing is asked of other servers unless you switch the online map on: then "
            "OpenStreetMap's servers see your address."
        )
    )
    st.subheader(words.text("Accessibility"))
    st.markdown(
        words.text(
            "Everything on the map also stands in the list, which works by keyboard and screen "
            "reader. Symbols differ by shape as well as colour."
        )
    )
    st.subheader(words.text("Sources and licences"))
    for credit in read_credits(data_dir).credits:
        _credit(credit, words)
    st.markdown(
        words.text("The program is free software under the MIT licence; the data keep their own.")
    )


def _credit(credit: Credit, words: Words) -> None:
    name, _ = credit.names.pick(words.lang)
    with st.container(border=True):
        # Licences and sources are told in English, as their owners or our notes have it.
        flag = "" if words.lang == "en" else " :gray-badge[en]"
        st.markdown(f"**{escaped(name)}** · {escaped(credit.licence)}{flag}")
        st.markdown(escaped(credit.credit))
        source = link(credit.source, credit.source_url) if credit.source_url else None
        st.caption((source or escaped(credit.source)) + flag)
