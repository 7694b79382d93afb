"""Who is open on a day: the verdict on every site, worked out once a day and minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Lang
from icplanner.hours import Verdict, VisitingDay, verdict_at, windows
from icplanner.ui.ahead import AHEAD
from icplanner.ui.explore.prepared import LINE_CHARS, Prepared
from icplanner.ui.text import plain
from icplanner.ui.view import OpenOn
from icplanner.words import Words
from icplanner.words.hours import verdict as verdict_word
from icplanner.words.visiting import visiting_line

# The order of the panel: from what may be promised to what may not.
VERDICTS: Final = (Verdict.OPEN, Verdict.BY_BOOKING, Verdict.UNKNOWN, Verdict.CLOSED)

# Years whose hours are worked out when the server starts: nobody plans further ahead. Judged.
WARM_YEARS: Final = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """All sites on one day: what each says, the verdict at the minute asked for, ids by verdict."""

    days: Mapping[str, VisitingDay]
    verdicts: Mapping[str, Verdict]
    ids: Mapping[Verdict, frozenset[str]]

    def among(self, verdicts: frozenset[Verdict]) -> frozenset[str]:
        """Return the ids of the sites with one of the verdicts."""
        return frozenset().union(*(self.ids[verdict] for verdict in verdicts))


def opening(ready: Prepared, day: date, at_min: int | None) -> Opening:
    """Return the verdicts on all sites of a catalogue on a day, at a minute or on the whole day."""
    return _opening(ready, day, at_min)[1]


# The key is the identity of the prepared catalogue, which the cached value keeps alive, the day
# and the minute; the oldest of 64 goes first.
@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Prepared: id})
def _opening(ready: Prepared, day: date, at_min: int | None) -> tuple[Prepared, Opening]:
    sites = ready.catalogue.sites.values()
    days = {site.id: windows(site, day) for site in sites}
    if at_min is None:
        verdicts = {site: answer.verdict for site, answer in days.items()}
    else:
        verdicts = {site.id: verdict_at(site, day, at_min) for site in sites}
    ids = {
        verdict: frozenset(site for site, said in verdicts.items() if said is verdict)
        for verdict in Verdict
    }
    return ready, Opening(days, verdicts, ids)


# Verdict, its word and the line beside it, as the list shows them; all plain.
Said = tuple[str, str, str]


def said_of(ready: Prepared, open_on: OpenOn, lang: Lang) -> Mapping[str, Said]:
    """Return what every site says of a day in words, by its id."""
    return _said_of(ready, open_on.day, open_on.at_min, lang)[1]


# Kept like the verdicts, and by language.
@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Prepared: id})
def _said_of(
    ready: Prepared, day: date, at_min: int | None, lang: Lang
) -> tuple[Prepared, Mapping[str, Said]]:
    words, opened = Words(lang), opening(ready, day, at_min)
    said = {}
    for site, verdict in opened.verdicts.items():
        line = plain(visiting_line(opened.days[site], verdict, words), LINE_CHARS)
        said[site] = (verdict.value, verdict_word(verdict, words), line)
    return ready, said


@st.cache_resource(max_entries=1, show_spinner=False, hash_funcs={Catalogue: id})
def warm_hours(catalogue: Catalogue, year: int) -> Catalogue:
    """Work out the hours of the next years in the background, so that no choice of a day waits.

    The first day of a year costs a quarter of a second, because schedules are evaluated by the
    year and kept; further days cost milliseconds. Runs once a catalogue and year.
    """

    def pieces() -> Iterator[None]:
        for ahead in range(WARM_YEARS):
            for site in catalogue.sites.values():
                windows(site, date(year + ahead, 7, 1))
                yield

    AHEAD.begin("hours", pieces())
    return catalogue
