"""Variants side by side: one card a tour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Tour, TourDay
from icplanner.ui.text import escaped
from icplanner.ui.tours import figures, state
from icplanner.ui.tours.choices import symbol_image
from icplanner.ui.tours.sketch import sketch
from icplanner.ui.tours.stop_entry import signed
from icplanner.words import Words, vocabulary
from icplanner.words.tours import score_part_text
from icplanner.words.vocabulary import term

# So many cards stand in one row of a wide screen; more become thin columns nobody reads.
_IN_A_ROW: Final = 4


def cards(tours: Sequence[Tour], catalogue: Catalogue, words: Words) -> None:
    """Place one card a tour; the chosen one is marked."""
    for first in range(0, len(tours), _IN_A_ROW):
        row = tours[first : first + _IN_A_ROW]
        for place, column in enumerate(st.columns(min(_IN_A_ROW, max(len(tours), 2)))):
            if place < len(row):
                with column, st.container(border=True, key=f"tours_card_{first + place}"):
                    _card(first + place, row[place], catalogue, words)


def _card(place: int, tour: Tour, catalogue: Catalogue, words: Words) -> None:
    title = words.text("Tour %(number)s", number=place + 1)
    points = words.text("%(score)s points", score=words.number(tour.score, 1))
    proof = escaped(figures.proof_text(tour, words))
    badge = f":green-badge[:material/verified: {proof}]" if tour.proven else f":gray[{proof}]"
    st.markdown(f"### {escaped(title)} :gray[· {escaped(points)}]\n{badge}")
    st.html(sketch(tour, words.text("Sketch of the route")))
    st.markdown(f"{_stops(tour, words)}\n\n{_facts(tour, catalogue, words)}")
    with st.popover(words.text("Score, part by part"), width="stretch"):
        st.markdown(_parts(tour, words))
    chosen = state.chosen() == place
    st.button(
        words.text("Shown below") if chosen else words.text("Show this tour"),
        icon=":material/check:" if chosen else None,
        key=f"tours.choose.{place}",
        on_click=state.choose,
        args=(place,),
        type="primary" if chosen else "secondary",
        width="stretch",
    )


def _parts(tour: Tour, words: Words) -> str:
    lines = [
        f"- {escaped(score_part_text(words, code))}: **{signed(points, words)}**"
        for code, points in figures.score_parts(tour)
    ]
    total = words.text("%(score)s points", score=words.number(tour.score, 1))
    return "\n".join([*lines, "", f"**{escaped(total)}**"])


def _stops(tour: Tour, words: Words) -> str:
    lines = []
    number = 0
    for day in tour.days:
        if len(tour.days) > 1:
            lines.append(f"**{escaped(words.weekday(day.date))}**")
        if not day.stops:
            lines.append(escaped(words.text("nothing planned")))
        for stop in day.stops:
            number += 1
            name = escaped(stop.names.pick(words.lang)[0] or stop.id, 80)
            lines.append(f"{escaped(words.clock(stop.start_min))} **{number}** {name}")
        lines.append(_back(day, words))
    return "  \n".join(lines)


def _back(day: TourDay, words: Words) -> str:
    back = words.text("back at %(time)s", time=words.clock(day.return_min))
    return f":gray[{escaped(back)}]"


def _facts(tour: Tour, catalogue: Catalogue, words: Words) -> str:
    found = figures.figures(tour, catalogue)
    lines = (
        (":material/route:", figures.way_text(found, words)),
        (":material/payments:", figures.price_text(tour, words)),
        (":material/roofing:", figures.roof_text(found, words)),
        (":material/accessible:", figures.access_text(tour, catalogue, words)),
        (":material/schedule:", figures.chance_text(tour, words)),
    )
    told = [f"{icon} {escaped(text)}" for icon, text in lines]
    groups = [
        f"{symbol_image(group)}\u00a0{escaped(term(vocabulary.INDUSTRY_GROUPS, group, words))}"
        for group in found.groups
    ]
    return "  \n".join([*told, " · ".join(groups)])
