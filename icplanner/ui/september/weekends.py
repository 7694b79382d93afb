"""The weekends of a season at a glance: how many events each district has on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from icplanner.programme import Code, Occurrence, ProgrammeWarning, Season, Weekend, weekends
from icplanner.ui.september import prepared, state
from icplanner.ui.september.scene import Scene
from icplanner.ui.september.view import Part
from icplanner.ui.text import escaped, plain
from icplanner.words import Words
from icplanner.words.programme import period_name
from icplanner.words.programme_warnings import Names, weekend


def weekend_table(
    judged: Sequence[Occurrence], seen: Scene, season: Season, names: Names, homes: Sequence[str]
) -> None:
    """Place the table of these events; `homes` are the districts that should be filled."""
    found = weekends(judged, season, prepared.districts(seen.ground.data))
    st.html(table(found, season, names, homes, seen.words))


def table(
    found: Sequence[Weekend],
    season: Season,
    names: Names,
    homes: Sequence[str],
    words: Words,
) -> str:
    """Return the table as HTML; every text of the data is escaped.

    A home district without an event is marked and said to be empty; the events' names stand in
    the tips of the numbers, and in the warnings below.
    """
    districts = [*homes, *(name for name in season.districts if name not in homes)]
    heads = [words.text("Weekend"), *districts, words.text("outside the region")]
    rows = "".join(_row(one, districts, homes, names, words) for one in found)
    head = "".join(f'<th scope="col">{escape(plain(one, 60))}</th>' for one in heads)
    caption = escape(words.text("Events by weekend and district"))
    return (
        f'<table class="ic-weekends"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(
    one: Weekend, districts: Sequence[str], homes: Sequence[str], names: Names, words: Words
) -> str:
    cells = []
    for name in districts:
        on, lasting = one.filled.get(name, ()), one.going_on.get(name, ())
        cells.append(_cell(on, lasting, names, words, home=name in homes))
    cells.append(_cell(one.elsewhere, (), names, words, home=False))
    when = escape(weekend(one.saturday, words))
    return f'<tr><th scope="row">{when}</th>{"".join(cells)}</tr>'


def _cell(
    on: Sequence[str], lasting: Sequence[str], names: Names, words: Words, *, home: bool
) -> str:
    told = ", ".join(plain(names.get(uid, uid), 120) for uid in (*on, *lasting))
    said = words.number(len(on))
    if home and not on:
        said = words.text("empty")
    if lasting:
        said += " + " + words.text("%(count)s going on", count=len(lasting))
    tone = ' class="empty"' if home and not on else ""
    return f'<td{tone} title="{escape(told)}">{escape(said)}</td>'


def headline(seen: Scene) -> None:
    """Say above the calendar where events crowd and which home weekends are empty."""
    words = seen.words
    homes = prepared.homes_of(seen.kept)
    found = prepared.alarms_of(
        prepared.shape_of(seen.judged),
        prepared.season(*seen.period, homes, seen.ground.data),
        seen.judged,
        seen.catalogue,
        (seen.ground.travel, prepared.districts(seen.ground.data)),
    )
    lines = [line for line in (_crowds(found, words), *_empty(found, homes, words)) if line]
    if not lines:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="september_headline"):
        st.markdown(
            _about(seen) + "  \n".join(f":material/warning: {escaped(line)}" for line in lines)
        )
        st.button(
            words.text("See why, and what could be done"),
            icon=":material/arrow_forward:",
            type="tertiary",
            on_click=lambda: state.change(part=Part.CHECK),
            key="september.headline",
        )


def _about(seen: Scene) -> str:
    """Say which programme and period it is where another month is shown."""
    if seen.kept is None or seen.period == (seen.view.year, seen.view.month):
        return ""
    return escaped(f"{seen.kept.draft.name}, {period_name(*seen.period, seen.words)}:") + "  \n"


def _crowds(found: Sequence[ProgrammeWarning], words: Words) -> str:
    crowds = [one for one in found if one.code is Code.PILE_UP]
    said = [
        words.text(
            "%(day)s (%(count)s events)",
            day=words.day(one.days[0], "d. M." if words.lang != "en" else "d MMM"),
            count=one.numbers["events"],
        )
        for one in crowds
    ]
    return words.text("Crowded: %(days)s", days=words.listing(said)) if said else ""


def _empty(found: Sequence[ProgrammeWarning], homes: Sequence[str], words: Words) -> list[str]:
    lines = []
    for home in homes:
        days = [
            weekend(one.days[0], words)
            for one in found
            if one.code is Code.EMPTY_WEEKEND and one.numbers["district"] == home
        ]
        if days:
            lines.append(
                words.text(
                    "Empty weekends in the district of %(district)s: %(days)s",
                    district=home,
                    days=words.listing(days),
                )
            )
    return lines
