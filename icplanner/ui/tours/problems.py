"""What keeps a request from being planned: all of it at once, with what to change."""

from __future__ import annotations

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.tours import left_out_text, problem_text


def problems(plan: Plan, catalogue: Catalogue, words: Words) -> None:
    """Place every problem of a plan's request."""
    lines = []
    for problem in plan.problems:
        line = escaped(problem_text(words, catalogue, problem))
        why = left_out_text(words, catalogue, plan, problem)
        lines.append(f"- {line}" + (f" {escaped(why)}" if why else ""))
    head = words.plural(
        "One thing stands in the way of a tour:",
        "%(count)s things stand in the way of a tour:",
        len(lines),
    )
    st.error("\n".join([f"**{escaped(head)}**", "", *lines]), icon=":material/error:")
