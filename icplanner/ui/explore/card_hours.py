"""The card's part on opening hours: verdict on a day, hours in words, tours, the year."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from html import escape
from typing import Final

import streamlit as st
from babel.dates import get_month_names

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.localised import Lang
from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, VisitingDay, verdict_at, windows, year_at_a_glance
from icplanner.ui.explore.card_text import flag, source
from icplanner.ui.explore.prepared import name_of
from icplanner.ui.text import escaped
from icplanner.ui.view import OpenOn
from icplanner.ui.year_chart import year_chart
from icplanner.words import Words, site_facts
from icplanner.words.hours import VERDICTS, evidence
from icplanner.words.hours import verdict as verdict_word
from icplanner.words.visiting import tour_days, tour_starts, tour_terms, visiting_why

_BADGES: Final[dict[Verdict, tuple[str, str]]] = {
    Verdict.OPEN: ("green", ":material/check_circle:"),
    Verdict.BY_BOOKING: ("blue", ":material/call:"),
    Verdict.UNKNOWN: ("orange", ":material/help:"),
    Verdict.CLOSED: ("red", ":material/block:"),
}


def opening_hours(site: Site, open_on: OpenOn, words: Words) -> None:
    """Place the part; the day decides the verdict, the age of the hours and the year shown."""
    heading = escaped(words.text("Opening hours"))
    st.markdown(f"**:material/schedule: {heading}**")
    today = windows(site, open_on.day)
    _verdict(site, today, open_on, words)
    _stated(site, today, words)
    _tours(site, words)
    _year(site, open_on.day.year, words)


def _verdict(site: Site, today: VisitingDay, open_on: OpenOn, words: Words) -> None:
    verdict, when = today.verdict, words.day(open_on.day)
    if open_on.at_min is not None:
        verdict = verdict_at(site, open_on.day, open_on.at_min)
        when = f"{when}, {words.clock(open_on.at_min)}"
    colour, icon = _BADGES[verdict]
    badge = f":{colour}-badge[{icon} {escaped(verdict_word(verdict, words))}]"
    why = escaped(visiting_why(today, verdict, words))
    st.markdown(f"{escaped(f'{when[:1].upper()}{when[1:]}')}: {badge} {why}")


def _stated(site: Site, today: VisitingDay, words: Words) -> None:
    """Place the hours in words, with the source of each statement and its age on the day."""
    said = site_facts.hours(site, words, today.day)
    if said.lines:
        typed = escaped(words.text("as typed"))
        mark = "" if said.understood else f" :orange-badge[{typed}]"
        st.markdown("  \n".join(f"{escaped(line)}{mark}" for line in said.lines))
        if site.opening_year is None:
            st.caption(escaped(said.age))
    else:
        st.markdown(escaped(words.text("Not known; please ask before you go.")))
    label = escaped(words.text("Source:"))
    lines = dict.fromkeys(
        f"{label} {source(found.source)} – {escaped(evidence(found, words))}"
        for found in today.evidence
        if found.source and found.text
    )
    if lines:
        st.caption("  \n".join(lines))


def _tours(site: Site, words: Words) -> None:
    """Place the timetable of tours; where there is none, what the source says of them."""
    if not site.guided_starts and not site.tour_starts:
        return
    heading = escaped(words.text("Guided tours:"))
    st.markdown(f"**{heading}**")
    for line in site.guided_starts:
        _tour(line, words)
    if site.tour_starts:
        st.caption(f"{escaped(site.tour_starts)}{flag('en', words)}")


def _tour(line: GuidedStart, words: Words) -> None:
    days, starts = tour_days(line, words), tour_starts(line, words)
    terms = tour_terms(line, words)
    rows = [f"{escaped(f'{days[:1].upper()}{days[1:]}')}: **{escaped(starts)}**"]
    if terms:
        rows.append(escaped(terms))
    if line.note:
        rows.append(f"{escaped(line.note)}{flag('en', words)}")
    label = escaped(words.text("Source:"))
    year = words.text("undated") if line.year is None else str(line.year)
    rows.append(f":small[{label} {source(line.source)} ({escaped(year)})]")
    st.markdown("- " + "  \n  ".join(rows))


def _year(site: Site, year: int, words: Words) -> None:
    picture, counts = _chart(site, year, words.lang)[1:]
    said = words.text("Days in %(year)s: %(counts)s", year=year, counts=counts)
    st.html(
        f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(said)}" '
        'style="width:100%;max-width:34rem">'
    )
    st.caption(escaped(said))


# The key is the identity of the site, which the cached value keeps alive, year and language; a
# card is drawn again at every filter click.
@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Site: id})
def _chart(site: Site, year: int, lang: Lang) -> tuple[Site, str, str]:
    """Return the picture of a year in base64 and its days counted by verdict in words."""
    words = Words(lang)
    days = year_at_a_glance(site, year)
    counted = Counter(day.verdict for day in days)
    names = get_month_names("abbreviated", "stand-alone", locale=lang)
    picture = year_chart(
        days,
        title=f"{name_of(site, lang)} {year}",
        months=[names[month] for month in range(1, 13)],
        legend={verdict: words.text(message) for verdict, message in VERDICTS.items()},
    )
    counts = ", ".join(
        f"{verdict_word(verdict, words)} {counted[verdict]}"
        for verdict in Verdict
        if counted[verdict]
    )
    return site, b64encode(picture.encode()).decode(), counts
