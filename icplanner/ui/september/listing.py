"""The list of a month's events: what, when, where, how sure, from which source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import streamlit as st

from icplanner.catalogue.event import Event
from icplanner.catalogue.industry import groups_of
from icplanner.programme import Occurrence
from icplanner.ui.september import state
from icplanner.ui.text import escaped, link, plain, web_address
from icplanner.words import Words
from icplanner.words.programme import audience, certainty, event_kind, moment, place, price, when
from icplanner.words.recurrence import recurrence
from icplanner.words.vocabulary import INDUSTRY_GROUPS, term

# More on one screen nobody reads; the others follow on demand.
A_PAGE: Final = 40

_MORE: Final = "september.listed"


def event_list(occurrences: Sequence[Occurrence], words: Words) -> None:
    """Place the list; each event can be chosen, to make a day around it."""
    pages: int = st.session_state.get(_MORE, 1)
    for occurrence in occurrences[: pages * A_PAGE]:
        entry(occurrence, words, choosable=True)
    left = len(occurrences) - pages * A_PAGE
    if left > 0:
        st.button(
            words.plural("Show more: %(count)s event", "Show more: %(count)s events", left),
            on_click=_more,
            key="september.more",
        )


def _more() -> None:
    st.session_state[_MORE] = st.session_state.get(_MORE, 1) + 1


def entry(occurrence: Occurrence, words: Words, *, choosable: bool = False) -> None:
    """Place one edition: when, what, where, how sure; choosable with the way to its own view."""
    event = occurrence.event
    with st.container(border=True):
        day, what = st.columns([1, 3])
        with day:
            st.markdown(f"**{escaped(when(occurrence, words))}**")
            if occurrence.cancelled:
                st.badge(words.text("cancelled"), icon=":material/event_busy:", color="red")
            elif occurrence.estimated:
                st.badge(words.text("estimate"), icon=":material/help:", color="orange")
            else:
                st.badge(words.text("dated"), icon=":material/event_available:", color="green")
        with what:
            _event(event, words)
            if not occurrence.cancelled:
                st.caption(escaped(_sentence(certainty(occurrence, words))))
            _decided(occurrence, words)
            _rule(event, words)
            _sources(event, occurrence.source, words)
            if choosable and not occurrence.cancelled and event.position is not None:
                st.button(
                    words.text("Make a day around it"),
                    icon=":material/route:",
                    key=f"september.around.{occurrence.uid}",
                    on_click=partial(state.change, event=occurrence.uid),
                    type="tertiary",
                )


def _decided(occurrence: Occurrence, words: Words) -> None:
    """Say what a programme decided: moved from where, cancelled why."""
    if occurrence.moved_from is not None:
        before = moment(occurrence.moved_from, words)
        st.caption(escaped(words.text("Moved; it was planned for %(before)s.", before=before)))
    if occurrence.note:
        st.caption(escaped(plain(occurrence.note)))


def _event(event: Event, words: Words) -> None:
    name, spoken = event.names.pick(words.lang)
    st.markdown(f"##### {escaped(name)}{_flag(spoken, words)}")
    st.markdown(f"{event_kind(event.kind, words)} · {escaped(place(event))}")
    summary, spoken = event.summaries.pick(words.lang)
    if summary:
        st.markdown(escaped(summary) + _flag(spoken, words))
    facts = list(_facts(event, words))
    if facts:
        st.caption(" · ".join(facts))


def _facts(event: Event, words: Words) -> Iterator[str]:
    """Yield what else is known: the industry, for whom, the price, who holds it."""
    groups = groups_of(event)
    if groups:
        yield escaped(words.listing([term(INDUSTRY_GROUPS, one.value, words) for one in groups]))
    if event.audience:
        whom = words.listing([audience(one, words) for one in event.audience])
        yield escaped(words.text("for %(whom)s", whom=whom))
    said, spoken = price(event, words)
    if said:
        told = words.text("admission: %(price)s", price=plain(said))
        yield escaped(told) + _flag(spoken, words)
    if event.organiser:
        yield escaped(words.text("Organiser: %(name)s", name=plain(event.organiser)))


def _rule(event: Event, words: Words) -> None:
    """Say how the series recurs: the rule in words, else what the source says of it."""
    said = recurrence(event.rrule, words) if event.rrule else None
    if said:
        st.caption(words.text("Recurs %(rule)s.", rule=said))
    elif event.recurrence:
        flag = "" if words.lang == "en" else _flag("en", words)
        st.caption(escaped(event.recurrence) + flag)


def _sources(event: Event, date_source: str, words: Words) -> None:
    links = []
    if event.website:
        links.append(link(words.text("website"), event.website))
    if web_address(date_source):
        links.append(link(words.text("source of the date"), date_source))
    links += [
        link(words.text("source %(number)s", number=number), source)
        for number, source in enumerate(event.sources, start=1)
    ]
    st.caption(" · ".join(links))


def undated(events: tuple[Event, ...], words: Words) -> None:
    """Place the series that are expected in the month without a date."""
    if not events:
        return
    st.subheader(words.text("Expected, date not known yet"))
    st.markdown(
        words.text(
            "These series fall into this month, but no rule gives their day. Ask the organiser."
        )
    )
    for event in events:
        with st.container(border=True):
            _event(event, words)
            _rule(event, words)
            _sources(event, "", words)


def archive(occurrences: tuple[Occurrence, ...], words: Words) -> None:
    """Place what once took place, folded away."""
    if not occurrences:
        return
    with st.expander(
        words.text("Archive: what once took place in this month"), icon=":material/history:"
    ):
        for occurrence in occurrences:
            st.markdown(f"**{escaped(when(occurrence, words))}**")
            _event(occurrence.event, words)
            _sources(occurrence.event, occurrence.source, words)
            st.divider()


def _flag(spoken: str, words: Words) -> str:
    """Return a mark for a text that is not in the reader's language."""
    return "" if spoken == words.lang else f" :gray-badge[{spoken}]"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
