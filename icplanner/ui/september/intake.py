"""Importing other people's events: looked at first, then taken all or none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme.intake import Candidate, Intake, IntakeError
from icplanner.programme.intake_csv import ENCODINGS, SEPARATORS, read_csv
from icplanner.programme.intake_ics import read_ics
from icplanner.programme.programme import ProgrammeError, with_entry
from icplanner.programme.validation import Gravity
from icplanner.store import ConflictError, NoDocumentError
from icplanner.ui import keeping
from icplanner.ui.september import kept
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.scene import Scene
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.programme import when
from icplanner.words.programme_entry import FILES, problem

_TOLD: Final = "september.intake_told"
_SIGNS: Final = {"\t": "Tab"}
MOST_SHOWN: Final = 200


def intake(seen: Scene) -> None:
    """Place the upload, the preview with every row's problems, and the taking."""
    words = seen.words
    told = st.session_state.pop(_TOLD, None)
    if told is not None:
        st.success(
            words.plural("%(count)s event was taken.", "%(count)s events were taken.", told),
            icon=":material/check_circle:",
        )
    if seen.kept is None:
        st.info(
            words.text(
                "Events are imported into a programme: choose one above, or begin one under "
                "“Programme”."
            ),
            icon=":material/edit_calendar:",
        )
        return
    if seen.kept.archived:
        st.info(
            words.text("This programme is in the archive: nothing is imported into it."),
            icon=":material/inventory_2:",
        )
        return
    st.markdown(
        words.text(
            "A table (CSV, also from Excel) or a calendar (ICS) of events of a town, a culture "
            "house or a portal. Nothing is taken before you have seen it."
        )
    )
    # Streamlit's own words on the button are English; shown is what stands in the style.
    choose = words.text("Choose a file")
    st.html(f'<style>.st-key-september-upload {{ --choose: "{choose}" }}</style>')
    with st.container(key="september-upload"):
        file = st.file_uploader(
            words.text("CSV or ICS, up to 1 MB"),
            type=["csv", "txt", "ics"],
            key="september.upload",
            max_upload_size=1,
        )
    if file is None:
        return
    try:
        found = _read(file.name, file.getvalue(), seen, seen.kept)
    except IntakeError as error:
        st.error(words.text(FILES[error.code], **error.numbers), icon=":material/report:")
        return
    held = {one.uid: one.event for one in seen.kept.draft.entries}
    held |= {one.entry.uid: one.entry.event for one in found.candidates if one.entry}
    names = {uid: event.names.pick(words.lang)[0] for uid, event in held.items()}
    _preview(found, names, words)
    _take(found, seen, seen.kept)


def _read(name: str, content: bytes, seen: Scene, shown: Kept) -> Intake:
    year, held = shown.draft.year, shown.draft.occurrences
    if name.lower().endswith(".ics") or content.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        return read_ics(content, seen.catalogue, year, held)
    form = _form(seen.words)
    found = read_csv(content, seen.catalogue, year, held, form)
    st.caption(
        seen.words.text(
            "Read as %(encoding)s, cells parted by %(separator)s. If letters look wrong below, "
            "choose another encoding.",
            encoding=escaped(found.encoding),
            separator=escaped(_SIGNS.get(found.separator, found.separator)),
        )
    )
    if found.unknown_columns:
        st.caption(
            seen.words.text(
                "Columns that are not taken: %(names)s",
                names=escaped(", ".join(found.unknown_columns)[:500]),
            )
        )
    return found


def _form(words: Words) -> tuple[str, str]:
    with st.container(horizontal=True):
        encoding = st.selectbox(
            words.text("Encoding"),
            ["", *ENCODINGS],
            format_func=lambda one: one or words.text("find out"),
            key="september.encoding",
            width=180,
        )
        separator = st.selectbox(
            words.text("Separator"),
            ["", *SEPARATORS],
            format_func=lambda one: _SIGNS.get(one, one) or words.text("find out"),
            key="september.separator",
            width=180,
        )
    return encoding or "", separator or ""


def _preview(found: Intake, names: Mapping[str, str], words: Words) -> None:
    rows = [_row(candidate, names, words) for candidate in found.candidates[:MOST_SHOWN]]
    st.dataframe(rows, hide_index=True, width="stretch")
    left = len(found.candidates) - MOST_SHOWN
    if left > 0:
        st.caption(words.plural("… and %(count)s more.", "… and %(count)s more.", left))
    faulty = [one for one in found.candidates if one.problems]
    if faulty:
        lines = [
            "- "
            + escaped(words.text("Line %(line)s: %(what)s", line=one.line, what=problem(p, words)))
            for one in faulty[:MOST_SHOWN]
            for p in one.problems
        ]
        st.markdown("\n".join(lines))


def _row(candidate: Candidate, names: Mapping[str, str], words: Words) -> Mapping[str, str]:
    entry = candidate.entry
    verdict = (
        words.text("refused")
        if candidate.refused
        else words.text("nothing to take")
        if entry is None
        else words.text("already there: %(name)s", name=names[candidate.duplicate])
        if candidate.duplicate
        else words.text("flagged")
        if candidate.problems
        else words.text("new")
    )
    return {
        words.text("Line"): str(candidate.line),
        words.text("Verdict"): verdict,
        words.text("Date"): when(entry.occurrence, words) if _dated(candidate) and entry else "",
        words.text("Name of the event"): entry.event.names.pick(words.lang)[0] if entry else "",
        words.text("Venue"): entry.event.venue_name if entry else "",
        words.text("Town"): entry.event.municipality if entry else "",
    }


def _dated(candidate: Candidate) -> bool:
    """Return whether both days can be written down: an absurd one stands in its reason."""
    return not any(
        one.field in {"start", "end"} and one.gravity is Gravity.REFUSED
        for one in candidate.problems
    )


def _take(found: Intake, seen: Scene, shown: Kept) -> None:
    words = seen.words
    if found.refused:
        refused = sum(one.refused for one in found.candidates)
        st.error(
            words.plural(
                "%(count)s row is refused, so nothing can be taken. Correct it and upload again.",
                "%(count)s rows are refused, so nothing can be taken. Correct them and upload "
                "again.",
                refused,
            ),
            icon=":material/block:",
        )
        return
    fresh = found.entries()
    st.button(
        words.plural(
            "Take %(count)s new event into the programme",
            "Take %(count)s new events into the programme",
            len(fresh),
        ),
        type="primary",
        icon=":material/download_done:",
        disabled=not fresh,
        key="september.take",
        on_click=partial(_taken, found, shown, words),
    )


def _taken(found: Intake, shown: Kept, words: Words) -> None:
    programme = shown.draft
    fresh = found.entries()
    try:
        for entry in fresh:
            programme = with_entry(programme, entry)
        saved = keeping.tried(lambda: kept.saved(shown, programme))
    except (ConflictError, NoDocumentError, ProgrammeError, ValueError):
        st.error(
            words.text("The programme was changed meanwhile or is full; nothing was taken."),
            icon=":material/sync_problem:",
        )
        return
    if saved is not None:
        st.session_state[_TOLD] = len(fresh)
