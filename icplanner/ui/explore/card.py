"""The card of a site: every fact with its source, its age and its doubts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import streamlit as st

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Site, Status
from icplanner.catalogue.tier import tier
from icplanner.ui.explore.card_hours import opening_hours
from icplanner.ui.explore.card_text import flag, source
from icplanner.ui.explore.card_way import way_here
from icplanner.ui.explore.prepared import name_of
from icplanner.ui.explore.reach import Reach
from icplanner.ui.text import escaped, host_of, link, mail_link, phone_link, plain
from icplanner.ui.view import OpenOn, View
from icplanner.words import Words, site_facts, vocabulary
from icplanner.words.vocabulary import term

# Sources beyond these help nobody on a screen; the catalogue keeps them all.
_MAX_SOURCES: Final = 30


def card(site: Site, view: View, ways: Reach, words: Words, today: date) -> None:
    """Place the card of a site; `today` (local) stands in where the view names no day."""
    _head(site, words)
    _status(site, words)
    summary, lang = site.summaries.pick(words.lang)
    if summary:
        st.markdown(f"{escaped(summary)}{flag(lang, words)}")
    if view.near is not None:
        way_here(site, view.near, ways, words)
    opening_hours(site, view.open_on or OpenOn(today), words)
    _practical(site, words)
    _contact(site, words)
    _note(site, words)
    _doubts(site, words, today)
    _sources(site, words)


def _head(site: Site, words: Words) -> None:
    st.header(escaped(name_of(site, words.lang)), anchor=False)
    others = _other_names(site.names, words)
    if others:
        st.caption(others)
    kinds = [term(vocabulary.KINDS, site.kind.value, words)]
    kinds.append(term(vocabulary.TIERS, tier(site).value, words))
    kinds += [term(vocabulary.ERA_NAMES, era.value, words) for era in site.era]
    place = ", ".join(filter(None, (site.address or site.municipality, _country(site, words))))
    st.markdown(
        f"**{escaped(' · '.join(kinds))}**  \n"
        f"{escaped(site_facts.industries(site, words))}  \n"
        f":material/location_on: {escaped(place)}"
    )


def _country(site: Site, words: Words) -> str:
    return term(vocabulary.COUNTRIES, site.country, words)


def _other_names(names: Localised, words: Words) -> str:
    shown = names.pick(words.lang)[0]
    others = []
    for lang in ("cs", "de", "en"):
        text = names.in_language(lang)
        if text and text != shown:
            others.append(f"{escaped(text, 200)} ({lang})")
    return " · ".join(dict.fromkeys(others))


def _status(site: Site, words: Words) -> None:
    said = escaped(term(vocabulary.STATUSES, site.status.value, words))
    note = f"{escaped(site.status_note)}{flag('en', words)}" if site.status_note else ""
    if site.status is Status.CLOSED:
        st.error(f"**{said}**  \n{note}", icon=":material/block:")
    elif site.status is Status.UNCERTAIN:
        st.warning(f"**{said}**  \n{note}", icon=":material/help:")
    else:
        icon = (
            ":material/event_available:" if site.status is Status.SEASONAL else ":material/check:"
        )
        st.markdown(f":green-badge[{icon} {said}]")


def _note(site: Site, words: Words) -> None:
    """Place what the sources say besides; uncertain and closed sites have it at their top."""
    if site.status_note and site.status in {Status.OPEN, Status.SEASONAL}:
        heading = escaped(words.text("What the sources say"))
        st.markdown(f"**{heading}**{flag('en', words)}  \n{escaped(site.status_note)}")


def _practical(site: Site, words: Words) -> None:
    rows = [
        (words.text("Adult ticket"), escaped(site_facts.price(site, words))),
        (words.text("Visit"), escaped(_visit(site, words))),
        (words.text("Guide"), escaped(site_facts.guidance(site, words))),
        (words.text("Booking needed"), escaped(site_facts.answer(site.booking_required, words))),
        (words.text("Languages"), escaped(site_facts.guide_languages(site, words))),
        (words.text("Wheelchair"), escaped(_wheelchair(site, words))),
        (words.text("Surroundings"), escaped(site_facts.surroundings(site, words))),
    ]
    if site.min_age is not None:
        age = words.plural("from %(count)s year", "from %(count)s years", site.min_age)
        rows.append((words.text("Age limit"), escaped(age)))
    listed = site_facts.heritage(site, words)
    if listed:
        rows.append((words.text("Heritage"), escaped(", ".join(listed))))
    if site.in_strategy:
        rows.append((words.text("Named in the strategy"), escaped(words.text("Yes"))))
    st.markdown(_table(rows))
    if site.price_adult is not None and site.price_source:
        heading = escaped(words.text("Source of the price:"))
        st.caption(f"{heading} {source(site.price_source)}")


def _table(rows: Iterable[tuple[str, str]]) -> str:
    """Return a table of two columns; labels are our own words, values escaped already."""
    lines = [f"| **{escaped(label)}** | {value} |" for label, value in rows]
    return "\n".join(["| | |", "|:--|:--|", *lines])


def _visit(site: Site, words: Words) -> str:
    if site.visit_minutes is None:
        return words.text("Not known")
    return words.text("about %(duration)s", duration=words.duration(site.visit_minutes))


def _wheelchair(site: Site, words: Words) -> str:
    return term(
        vocabulary.WHEELCHAIR, site.wheelchair.value if site.wheelchair else "unknown", words
    )


def _contact(site: Site, words: Words) -> None:
    parts = []
    if site.website:
        parts.append(f":material/language: {link(host_of(site.website), site.website)}")
    if site.phone:
        parts.append(f":material/call: {phone_link(site.phone)}")
    if site.email:
        parts.append(f":material/mail: {mail_link(site.email)}")
    if site.operator:
        run_by = words.text("Run by %(operator)s", operator=plain(site.operator, 200))
        parts.append(escaped(run_by))
    st.markdown("  \n".join(parts) or escaped(words.text("No contact is known.")))


def _doubts(site: Site, words: Words, today: date) -> None:
    doubts = site_facts.doubts(site, words, today)
    if not doubts:
        return
    with st.expander(words.plural("%(count)s doubt", "%(count)s doubts", len(doubts))):
        st.markdown("\n".join(f"- {escaped(doubt)}" for doubt in doubts))


def _sources(site: Site, words: Words) -> None:
    label = words.plural("%(count)s source", "%(count)s sources", len(site.sources))
    with st.expander(label):
        known = term(vocabulary.CONFIDENCE, site.confidence.value, words)
        lines = [f"- {source(text)}" for text in site.sources[:_MAX_SOURCES]]
        if site.coord_source:
            place = escaped(words.text("Position:"))
            lines.append(f"- {place} {source(site.coord_source)}")
        st.markdown("\n".join([escaped(known), "", *lines]))
