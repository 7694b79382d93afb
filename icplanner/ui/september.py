"""The page Cultural September: a month's events as a list."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event
from icplanner.programme import Calendar, Occurrence, calendar
from icplanner.ui.text import escaped, link
from icplanner.words import Words
from icplanner.words.programme import certainty, event_kind, month_name, place, when
from icplanner.words.recurrence import recurrence

SEPTEMBER: Final = 9

# Years one may leaf through: from the oldest edition of the data to as far as anybody plans.
FIRST_YEAR: Final = 2009
YEARS_AHEAD: Final = 5


def september(catalogue: Catalogue, words: Words, *, today: date) -> None:
    """Place the page; `today` (local) decides which September is the next one."""
    st.title(words.text("Cultural September"))
    st.markdown(
        words.text(
            "Miners' parades, open works, porcelain fairs: the events of Living Industrial "
            "Culture in the region and across the border. A date stays an estimate until "
            "somebody confirms it."
        )
    )
    year, month = _choose(words, today)
    found = calendar(catalogue.events.values(), year, month)
    _summary(found, words, year, month)
    for occurrence in found.occurrences:
        _occurrence(occurrence, words)
    _undated(found.undated, words)
    _historic(found.historic, words)


def _choose(words: Words, today: date) -> tuple[int, int]:
    """Place the choice of month and year, which lives in the link."""
    coming = today.year + (today.month > SEPTEMBER)
    ignored = [
        name
        for name, allowed, default in (
            ("month", range(1, 13), SEPTEMBER),
            ("year", range(FIRST_YEAR, today.year + YEARS_AHEAD + 1), coming),
        )
        if not _take_from_link(name, allowed, default)
    ]
    if ignored:
        st.info(
            words.text("The link asked for a month or year we do not have; that was ignored."),
            icon=":material/link_off:",
        )
    with st.container(horizontal=True):
        month = st.selectbox(
            words.text("Month"),
            range(1, 13),
            format_func=lambda number: month_name(number, words),
            key="month",
            width=200,
        )
        year = st.selectbox(
            words.text("Year"),
            range(FIRST_YEAR, today.year + YEARS_AHEAD + 1),
            key="year",
            width=140,
        )
    st.query_params.from_dict({**st.query_params, "month": str(month), "year": str(year)})
    return year, month


def _take_from_link(name: str, allowed: range, default: int) -> bool:
    """Set a choice from the link when the page is opened; False where the link is absurd."""
    if name in st.session_state:
        return True
    asked = st.query_params.get(name)
    if asked is None:
        st.session_state[name] = default
        return True
    known = asked.isascii() and asked.isdecimal() and len(asked) <= 4 and int(asked) in allowed
    st.session_state[name] = int(asked) if known else default
    return known


def _summary(found: Calendar, words: Words, year: int, month: int) -> None:
    name = f"{month_name(month, words)} {year}"
    if not found.occurrences:
        st.info(
            words.text("No dated event is known for %(month)s.", month=name),
            icon=":material/event_busy:",
        )
        return
    estimates = sum(occurrence.estimated for occurrence in found.occurrences)
    events = words.plural("%(count)s event", "%(count)s events", len(found.occurrences))
    sure = (
        words.plural("%(count)s of them estimated", "%(count)s of them estimated", estimates)
        if estimates
        else words.text("all dates read in sources")
    )
    st.subheader(f"{name}: {events}, {sure}")


def _occurrence(occurrence: Occurrence, words: Words) -> None:
    """Place one edition: when, what, where, how sure."""
    event = occurrence.event
    with st.container(border=True):
        day, what = st.columns([1, 3])
        with day:
            st.markdown(f"**{escaped(when(occurrence, words))}**")
            if occurrence.estimated:
                st.badge(words.text("estimate"), icon=":material/help:", color="orange")
            else:
                st.badge(words.text("dated"), icon=":material/event_available:", color="green")
        with what:
            _event(event, words)
            st.caption(escaped(_sentence(certainty(occurrence, words))))
            _rule(event, words)
            _sources(event, occurrence.source, words)


def _event(event: Event, words: Words) -> None:
    name, spoken = event.names.pick(words.lang)
    st.markdown(f"##### {escaped(name)}{_flag(spoken, words)}")
    st.markdown(f"{event_kind(event.kind, words)} · {escaped(place(event))}")
    summary, spoken = event.summaries.pick(words.lang)
    if summary:
        st.markdown(escaped(summary) + _flag(spoken, words))


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
    if date_source:
        links.append(link(words.text("source of the date"), date_source))
    links += [
        link(words.text("source %(number)s", number=number), source)
        for number, source in enumerate(event.sources, start=1)
    ]
    st.caption(" · ".join(links))


def _undated(events: tuple[Event, ...], words: Words) -> None:
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
            if event.organiser:
                st.caption(words.text("Organiser: %(name)s", name=escaped(event.organiser)))
            _sources(event, "", words)


def _historic(occurrences: tuple[Occurrence, ...], words: Words) -> None:
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
