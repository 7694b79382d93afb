"""The showcases of an exhibition: listed, added, changed, taken out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.localised import Localised
from icplanner.programme.exhibition import MOST_SHOWCASES, Exhibition, with_showcase
from icplanner.programme.showcase import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Condition,
    Showcase,
    showcase_problems,
)
from icplanner.ui.september import exhibition_draft, exhibition_keeping
from icplanner.ui.text import escaped, link, plain
from icplanner.words import Words
from icplanner.words.collation import sort_key
from icplanner.words.exhibition import booking_days, venue_name
from icplanner.words.showcase import CONDITIONS, SHOWCASE_PROBLEMS
from icplanner.words.vocabulary import INDUSTRIES, term

_NEW: Final = ""


def showcase_list(exhibition: Exhibition, words: Words) -> None:
    """Place the list of showcases, folded away, each with what is known of it."""
    count = len(exhibition.showcases)
    title = words.plural("%(count)s showcase", "%(count)s showcases", count)
    with st.expander(title, icon=":material/deployed_code:"):
        for one in exhibition.showcases:
            parts = [escaped(part) for part in _known(one, exhibition, words)]
            sources = [
                link(words.text("source %(number)s", number=number), source)
                for number, source in enumerate(one.sources, start=1)
            ]
            said = " · ".join([*parts, *sources])
            st.markdown(f"- **{escaped(_name(one, words))}** · {said}")


def showcase_form(exhibition: Exhibition, words: Words) -> None:
    """Place the form of one showcase, with what is wrong told at once."""
    known = {one.id: one for one in exhibition.showcases}
    chosen = st.selectbox(
        words.text("Showcase"),
        [_NEW, *known],
        format_func=lambda one: (
            _name(known[one], words) if one in known else words.text("a new showcase")
        ),
        key=exhibition_draft.SHOWCASE,
    )
    before = known.get(chosen)
    if before is None and len(known) >= MOST_SHOWCASES:
        st.info(words.text("The exhibition holds no more showcases."), icon=":material/block:")
        return
    made = _fields(before, chosen or exhibition_draft.new_showcase(), words)
    others = [one for one in exhibition.showcases if one.id != made.id]
    wrong = showcase_problems(made, others)
    if made != before and (before is not None or wrong != ("no_name",)):
        for code in wrong:
            st.error(words.text(SHOWCASE_PROBLEMS[code]), icon=":material/block:")
    with st.container(horizontal=True):
        # No callback: it would keep the fields as they were before the last one was left.
        keep = st.button(
            words.text("Change the showcase") if before else words.text("Add the showcase"),
            icon=":material/check:",
            type="primary",
            disabled=bool(wrong) or made == before,
            key="exhibition.showcase.keep",
        )
        if keep and not wrong:
            exhibition_keeping.change(with_showcase(exhibition, made))
            exhibition_draft.begin_showcase()
            st.rerun()
        if before:
            _removing(exhibition, before, words)


def _fields(before: Showcase | None, uid: str, words: Words) -> Showcase:
    was = before or Showcase(id=uid, names=Localised())
    left, right = st.columns(2)
    # Each language has a field of its own: a name typed in one is none in another.
    named = f"name.{words.lang}"
    name = _line(left, words.text("Name of the showcase"), was, named, _name(was, words))
    options = [_NEW, *sorted(INDUSTRIES, key=lambda one: _industry_key(one, words))]
    if was.industry not in options:
        options.append(was.industry)
    industry = right.selectbox(
        words.text("Industry of the showcase"),
        options,
        index=options.index(was.industry),
        format_func=lambda one: term(INDUSTRIES, one, words) if one else words.text("unknown"),
        key=_key(was, "industry"),
    )
    left, middle, right = st.columns(3)
    firm = _line(left, words.text("Firm"), was, "firm", was.firm)
    conditions = [None, *Condition]
    condition = middle.selectbox(
        words.text("Condition"),
        conditions,
        index=conditions.index(was.condition),
        format_func=lambda one: words.text(CONDITIONS[one]) if one else words.text("unknown"),
        key=_key(was, "condition"),
    )
    stored = _line(right, words.text("Where it is stored"), was, "stored", was.stored)
    left, right = st.columns(2)
    contents = _area(left, words.text("What stands in it"), was, "contents", was.contents)
    note = _area(right, words.text("Note"), was, "note", was.note)
    same = plain(name) == _name(was, words)
    return replace(
        was,
        names=was.names if same else replace(was.names, **{words.lang: plain(name)}),
        industry=industry or "",
        firm=plain(firm),
        condition=condition,
        stored=plain(stored),
        contents=contents.strip(),
        note=note.strip(),
    )


def _line(place: Any, label: str, was: Showcase, name: str, value: str) -> str:
    text: str = place.text_input(label, value, max_chars=LONGEST_NAME, key=_key(was, name))
    return text


def _area(place: Any, label: str, was: Showcase, name: str, value: str) -> str:
    text: str = place.text_area(
        label, value, max_chars=LONGEST_TEXT, height=100, key=_key(was, name)
    )
    return text


def _removing(exhibition: Exhibition, showcase: Showcase, words: Words) -> None:
    """Place the button that takes a showcase out, or say which bookings name it."""
    naming = [one for one in exhibition.bookings if showcase.id in one.showcases]
    st.button(
        words.text("Take the showcase out"),
        icon=":material/delete:",
        disabled=bool(naming),
        on_click=partial(_remove, exhibition, showcase.id),
        key="exhibition.showcase.remove",
    )
    if naming:
        named = "; ".join(f"{venue_name(one.venue)} ({booking_days(one, words)})" for one in naming)
        said = words.text("It cannot be taken out: bookings name it. %(bookings)s", bookings=named)
        st.caption(escaped(said))


def _remove(exhibition: Exhibition, uid: str) -> None:
    left = tuple(one for one in exhibition.showcases if one.id != uid)
    exhibition_keeping.change(replace(exhibition, showcases=left))
    st.session_state[exhibition_draft.SHOWCASE] = _NEW


def _known(one: Showcase, exhibition: Exhibition, words: Words) -> list[str]:
    homes = (at for at in exhibition.bookings if at.permanent and at.shows(one.id))
    home = next((venue_name(at.venue) for at in homes), "")
    said = [
        term(INDUSTRIES, one.industry, words) if one.industry else "",
        one.firm,
        words.text("home: %(place)s", place=home) if home else words.text("home unknown"),
        words.text("stored: %(place)s", place=one.stored) if one.stored else "",
        words.text("condition: %(state)s", state=words.text(CONDITIONS[one.condition]))
        if one.condition
        else "",
        one.contents,
        one.note,
    ]
    return [part for part in said if part]


def _name(one: Showcase, words: Words) -> str:
    return one.names.pick(words.lang)[0]


def _industry_key(industry: str, words: Words) -> Any:
    return sort_key(term(INDUSTRIES, industry, words), words.lang)


def _key(was: Showcase, name: str) -> str:
    return f"exhibition.showcase.{was.id}.{name}"
