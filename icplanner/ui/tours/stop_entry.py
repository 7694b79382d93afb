"""A stop in the timeline: when, how late one may be, hours with their evidence, doubts, score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.site import Site
from icplanner.hours import VisitingDay, windows
from icplanner.tours import Stop, Tour
from icplanner.ui.text import escaped, host_of, link, phone_link, web_address
from icplanner.ui.tours.edit_buttons import stop_buttons
from icplanner.ui.tours.substitute_entry import substitute_entry
from icplanner.ui.tours.warning_list import warning_list
from icplanner.words import Words, hours, vocabulary
from icplanner.words.tours import score_part_text
from icplanner.words.vocabulary import term

MINUS: Final = "\N{MINUS SIGN}"

# What the hours say already, so that it is not told twice below them.
_SAID_BY_HOURS: Final = frozenset({"hours_unsure"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Stop `k` of day `place`; `number` is the one on the map, counted through all days."""

    tour: Tour
    place: int
    k: int
    number: int

    @property
    def stop(self) -> Stop:
        """Return the stop itself."""
        return self.tour.days[self.place].stops[self.k]


def stop_entry(entry: Entry, catalogue: Catalogue, words: Words) -> None:
    """Place one stop with all that is known of it, and the buttons that change it."""
    stop, place, k = entry.stop, entry.place, entry.k
    site = catalogue.sites.get(stop.id)
    with st.container(key=f"tours_tl_stop_{place}_{k}"):
        lines = [_head(stop, entry.number, words)]
        if site is not None:
            lines.append(facts(stop, site, entry.tour.days[place].date, words))
        st.markdown("  \n".join(lines))
        warnings = [w for w in entry.tour.warnings if (w.stop, w.day) == (stop.id, place)]
        shown = [w for w in warnings if w.code not in _SAID_BY_HOURS]
        with st.container():
            warning_list(shown, f"{place}.{k}", catalogue, words)
        with st.container(horizontal=True, gap="xsmall", key=f"tours_stop_buttons_{place}_{k}"):
            _score(stop, words)
            stop_buttons(entry.tour, place, k, words)
            substitute_entry(entry.tour, stop, f"{place}.{k}", catalogue, words)


def _head(stop: Stop, number: int, words: Words) -> str:
    span = f"{words.clock(stop.start_min)}–{words.clock(stop.end_min)}"
    name = escaped(stop.names.pick(words.lang)[0] or stop.id, 200)
    said = [
        words.text(
            "arrive %(arrive)s, at the latest %(latest)s",
            arrive=words.clock(stop.arrive_min),
            latest=words.clock(stop.latest_arrival_min),
        ),
        words.text("visit %(duration)s", duration=words.duration(stop.visit_min)),
    ]
    if stop.guided:
        said.append(words.text("guided tour"))
    if stop.pinned:
        said.append(words.text("pinned"))
    if stop.municipality:
        said.insert(0, stop.municipality)
    return f"**{span} · {number}. {name}**  \n{escaped(' · '.join(said))}"


def facts(stop: Stop, site: Site, day: date, words: Words) -> str:
    """Return hours with their evidence, price, contact and access of a stop, as Markdown."""
    judged = windows(site, day)
    lines = [f":material/schedule: {_hours(judged, words)}"]
    if stop.price_czk is None:
        price = words.text("price not known")
    else:
        price = words.price(stop.price_czk, "CZK") if stop.price_czk else words.text("free entry")
    contact = [f":material/payments: {escaped(price)}"]
    if site.phone:
        contact.append(f":material/call: {phone_link(site.phone)}")
    if site.website:
        contact.append(f":material/language: {link(host_of(site.website), site.website)}")
    if site.wheelchair is not None:
        access = term(vocabulary.WHEELCHAIR, site.wheelchair.value, words)
        contact.append(f":material/accessible: {escaped(access)}")
    return "  \n".join([*lines, " · ".join(contact)])


def _hours(judged: VisitingDay, words: Words) -> str:
    said = [hours.times(judged, words), hours.reason(judged.because, words)]
    text = escaped(" · ".join(part for part in said if part))
    for evidence in judged.evidence:
        address = evidence.source.partition(" ")[0]
        if web_address(address):
            text += f" · {link(host_of(address), address)}"
    return text


def _score(stop: Stop, words: Words) -> None:
    total = sum(part.points for part in stop.score_parts)
    with st.popover(words.text("%(score)s points", score=words.number(total, 1))):
        lines = [words.text("What this stop is worth, part by part:"), ""]
        lines += [
            f"- {escaped(score_part_text(words, part.code))}: **{signed(part.points, words)}**"
            for part in stop.score_parts
        ]
        st.markdown("\n".join(lines))


def signed(points: float, words: Words) -> str:
    """Return points with their sign."""
    return f"{'+' if points > 0 else MINUS}{words.number(abs(points), 1)}"
