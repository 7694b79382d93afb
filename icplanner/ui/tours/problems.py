"""What keeps a request from being planned: all of it at once, with what to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, RequestProblem
from icplanner.travel import Mode
from icplanner.ui.text import escaped
from icplanner.ui.tours import state, wanting
from icplanner.ui.tours.choices import record_name
from icplanner.words import Words, mark
from icplanner.words.problems import left_out_text, problem_text

# One click each for a request that left nothing: what it does, and the wishes it changes.
_WHOLE_DAY: Final = (
    mark("Take the whole day, 8:00 to 18:00"),
    {"from_min": 480, "to_min": 1080, "own_hours": ()},
)
_REMEDIES: Final[Sequence[tuple[str, Mapping[str, Any]]]] = (
    _WHOLE_DAY,
    (mark("Accept sites that must be booked"), {"accept_booking": True}),
    (mark("Accept unknown hours"), {"accept_unknown": True}),
    (mark("Go by car"), {"mode": Mode.CAR}),
    (mark("Want no must-see"), {"must": ()}),
)
_NOTHING: Final = frozenset({"nothing_left", "no_tour", "musts_exclude", "must_does_not_fit"})
# And for those with a cause of their own.
_CURES: Final[Mapping[str, Sequence[tuple[str, Mapping[str, Any]]]]] = {
    "lunch_leaves_no_time": (
        (mark("Go without a lunch break"), {"lunch": False}),
        _WHOLE_DAY,
    ),
    "travel_file_missing": (
        (mark("Go by car"), {"mode": Mode.CAR}),
        (mark("Go by train"), {"mode": Mode.TRAIN}),
        (mark("Go on foot"), {"mode": Mode.WALK}),
    ),
}
# And for a must-see, by why it is kept out; each may also be given up.
_NO_MUST: Final = (mark("Want no must-see"), {"must": ()})
_MUST_CURES: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "needs_booking": (mark("Accept sites that must be booked"), {"accept_booking": True}),
    **dict.fromkeys(
        ("hours_unknown", "wheelchair_unknown", "language_unknown", "price_unknown"),
        (mark("Accept unknown hours"), {"accept_unknown": True}),
    ),
    **dict.fromkeys(
        ("outside_times", "too_far"),
        _WHOLE_DAY,
    ),
    "unreachable": (mark("Go by car"), {"mode": Mode.CAR}),
}


def request_problems(found: Sequence[RequestProblem], catalogue: Catalogue, words: Words) -> None:
    """Place what is wrong with the form itself, with names that may have been meant."""
    lines = [f"- {escaped(problem_text(words, catalogue, problem))}" for problem in found]
    st.error("\n".join([_head(len(lines), words), "", *lines]), icon=":material/error:")
    with st.container(horizontal=True):
        for problem in found:
            if problem.field in {"start", "end"}:
                for hub in problem.suggestions:
                    st.button(
                        escaped(record_name(catalogue, words, hub)),
                        key=f"tours.meant.{problem.field}.{hub}",
                        on_click=state.change,
                        args=({problem.field: hub},),
                    )


def plan_problems(plan: Plan, catalogue: Catalogue, words: Words) -> None:
    """Place what left a plan without tours, and changes that may help, one click each."""
    lines = []
    for problem in plan.problems:
        line = escaped(problem_text(words, catalogue, problem))
        why = left_out_text(words, catalogue, plan, problem)
        lines.append(f"- {line}" + (f" \u2013 {escaped(why)}" if why else ""))
    st.error("\n".join([_head(len(lines), words), "", *lines]), icon=":material/error:")
    remedies = {label: changes for problem in plan.problems for label, changes in _cures(problem)}
    if not remedies:
        return
    st.markdown(words.text("What may help:"))
    wishes = state.wishes()
    with st.container(horizontal=True):
        for label, changes in remedies.items():
            if any(getattr(wishes, wish) != value for wish, value in changes.items()):
                modes = [value for value in changes.values() if isinstance(value, Mode)]
                st.button(
                    words.text(label),
                    key=f"tours.remedy.{'.'.join([*changes, *modes])}",
                    on_click=wanting.change,
                    args=(changes,),
                )


def _cures(problem: RequestProblem) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """Return the changes that may help against one problem."""
    if problem.code == "must_left_out":
        own = _MUST_CURES.get(problem.allowed)
        return (own, _NO_MUST) if own else (_NO_MUST,)
    return _CURES.get(problem.code, _REMEDIES if problem.code in _NOTHING else ())


def _head(count: int, words: Words) -> str:
    head = words.plural(
        "One thing stands in the way of a tour:",
        "%(count)s things stand in the way of a tour:",
        count,
    )
    return f"**{escaped(head)}**"
