"""The page Tours: ask, wait, compare, look closely, see why."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Request, Tour, open_desk, validate
from icplanner.travel import Travel
from icplanner.ui.text import escaped
from icplanner.ui.tours import hand, opening, planning, state, wanting
from icplanner.ui.tours.answer import answer
from icplanner.ui.tours.checklist import checklist_panel
from icplanner.ui.tours.draft_list import draft_list
from icplanner.ui.tours.drafts import keep_panel
from icplanner.ui.tours.event_notice import event_notice
from icplanner.ui.tours.exports import export_panel
from icplanner.ui.tours.form import form
from icplanner.ui.tours.lunch_notice import lunch_notice
from icplanner.ui.tours.past_notice import past_notice
from icplanner.ui.tours.problems import plan_problems, request_problems
from icplanner.ui.tours.progress import progress
from icplanner.ui.tours.unsaved import ask_before_leaving, look_for_unsaved, put_aside
from icplanner.ui.tours.wishes import request_of
from icplanner.ui.tours.world import World
from icplanner.words import Words

STYLE: Final = Path(__file__).parent / "page.css"


def tours(catalogue: Catalogue, travel: Travel, words: Words, *, today: date) -> None:
    """Place the page; `today` (local) decides the date proposed at first."""
    st.html(STYLE)
    world = World(catalogue, travel, today)
    go = state.open_wishes(catalogue, today)
    if opening.arrive(world):
        go = False
    st.title(words.text("Plan a tour"), anchor=False)
    if not catalogue.sites:
        st.error(
            words.text("No site could be read from the data, so no tour can be planned."),
            icon=":material/report:",
        )
        return
    _tell_ignored(words)
    look_for_unsaved()
    # Filled last: a plan that ends or is found in this very run may put changes aside.
    aside = st.container()
    event_notice(words)
    draft_list(world, words)
    wrong = validate(request_of(state.wishes()), catalogue)
    form(catalogue, travel, words, wrong)
    if wrong:
        request_problems(wrong, catalogue, words)
    else:
        past_notice(today, words)
        lunch_notice(words)
    asked = st.button(
        words.text("Plan tours"),
        type="primary",
        icon=":material/route:",
        key="tours.plan",
        disabled=bool(wrong),
    )
    again = wanting.replan_asked()
    if (again or go or asked) and not wrong:
        planning.begin(catalogue, travel, again if isinstance(again, Request) else None)
    job = planning.running()
    if job is not None:
        progress(job, words)
    state.put_into_link(planned=planning.current())
    _tell_failure(words)
    found = planning.answered()
    if found is not None and job is None:
        hand.open_hand(found.tours, partial(open_desk, catalogue, travel=travel))
        _answer(found, world, words)
    with aside:
        put_aside(world, words)


def _answer(found: Plan, world: World, words: Words) -> None:
    if not planning.current():
        st.info(
            words.text("The wishes were changed since; plan again to see what that means."),
            icon=":material/update:",
        )
    if found.problems:
        plan_problems(found, world.catalogue, words)
    keep = partial(_keep, world, words)
    answer(found, world.catalogue, world.travel, words, keep=keep)


def _keep(world: World, words: Words, tour: Tour) -> None:
    """Place what is done with a chosen tour once it is good."""
    ask_before_leaving()
    checklist_panel(tour, world, words)
    export_panel(tour, world, words)
    keep_panel(tour, world, words)


def _tell_ignored(words: Words) -> None:
    parts = state.ignored()
    if parts:
        told = words.text("Some parts of the link mean nothing here and were ignored:")
        st.info(f"{told} {', '.join(map(escaped, parts))}", icon=":material/link_off:")


def _tell_failure(words: Words) -> None:
    code = planning.failure()
    if code:
        st.error(
            words.text(
                "Planning failed on our side. Your wishes are kept; please try again, and if it "
                "happens again, tell us the code %(code)s.",
                code=code,
            ),
            icon=":material/error:",
        )
