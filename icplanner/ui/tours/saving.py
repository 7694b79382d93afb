"""Saving a tour: as a new draft, a copy, the next version, a release; deleting; for callbacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from icplanner.store import ConflictError, Document, Listed
from icplanner.store.documents import LONGEST_NAME, LONGEST_NOTE
from icplanner.tours import Tour
from icplanner.tours.draft import Draft, draft_json, read_draft
from icplanner.ui import keeping
from icplanner.ui.tours import hand, kept
from icplanner.ui.tours.step import NAME, NOTE, step, typed, work_on
from icplanner.ui.tours.ticks import CHECKLIST, ticks_of
from icplanner.ui.tours.world import drafts


def save_new(tour: Tour) -> None:
    """Keep the tour as a new draft under the name in the field."""
    with step("panel"):
        name = typed(NAME, LONGEST_NAME)
        if not name:
            kept.tell("name_missing", "panel")
            return
        _create(name, tour, {})
        kept.tell("saved", "panel", name)


def save_copy(tour: Tour) -> None:
    """Keep the tour beside the opened draft, which stays as it is."""
    with step("panel"):
        before = kept.opened()
        name = _copy_name(before.document.name if before else typed(NAME, LONGEST_NAME))
        _create(name, tour, _ticked(before))
        kept.tell("copied", "panel", name)


def save(tour: Tour) -> None:
    """Keep the tour as the next version of the opened draft."""
    with step("panel"):
        if _saved(tour):
            kept.tell("saved", "panel")


def release(tour: Tour) -> None:
    """Make the tour the released version of the opened draft; saves it first where it changed."""
    with step("panel"):
        now = kept.opened()
        if now is None or not (_unchanged(now, tour) or _saved(tour)):
            return
        now = kept.opened() or now
        try:
            document = drafts().release(now.document)
        except ConflictError as late:
            kept.set_conflict(kept.Conflict(late.current, tour))
            return
        kept.take(replace(now, document=document))
        kept.tell("released", "panel", document.name)


def copy(document: Listed) -> None:
    """Keep a second draft like this one, in the version that the list shows."""
    with step("list"):
        draft = read_draft(drafts().open(document.id, document.version).content)
        ticks = ticks_of(draft.checklist)
        name = _copy_name(document.name)
        _new(name, draft.tour, ticks.content.get("ticks", {}) if ticks else {})
        kept.tell("copied", "list", name)


def delete(document: Listed) -> None:
    """Put a draft away; it can be brought back."""
    with step("list"):
        drafts().delete(document.id)
        now = kept.opened()
        if now is not None and now.document.id == document.id:
            kept.take(None)
        kept.tell("deleted", "list", document.name, document.id)


def restore(document_id: str) -> None:
    """Bring back what was deleted."""
    with step("list"):
        kept.tell("restored", "list", drafts().restore(document_id).name)


def _saved(tour: Tour) -> bool:
    """Save the next version; where somebody else did, hold the conflict and return False."""
    now = kept.opened()
    if now is None:
        return False
    draft = replace(now.draft, tour=tour)
    name, note = typed(NAME, LONGEST_NAME), typed(NOTE, LONGEST_NOTE)
    try:
        document = drafts().save(now.document, draft_json(draft), name=name, note=note)
    except ConflictError as late:
        kept.set_conflict(kept.Conflict(late.current, tour))
        return False
    kept.take(replace(now, document=document, draft=draft))
    hand.note_saved(tour)
    st.session_state[NOTE] = ""
    return True


def _unchanged(now: kept.Opened, tour: Tour) -> bool:
    return now.holds(tour) and typed(NAME, LONGEST_NAME) in {"", now.document.name}


def _create(name: str, tour: Tour, ticks: Mapping[str, str]) -> None:
    document, marks = _new(name, tour, ticks)
    draft = Draft(tour=tour, checklist=marks.id)
    work_on(kept.Opened(document=document, draft=draft, ticks=marks))
    hand.note_saved(tour)


def _new(name: str, tour: Tour, ticks: Mapping[str, str]) -> tuple[Document, Document]:
    marks = keeping.documents(CHECKLIST).create(name, {"ticks": dict(ticks)})
    return drafts().create(name, draft_json(Draft(tour=tour, checklist=marks.id))), marks


def _ticked(now: kept.Opened | None) -> Mapping[str, str]:
    found: Mapping[str, str] = now.ticks.content["ticks"] if now and now.ticks else {}
    return found


def _copy_name(name: str) -> str:
    """Return the name with a number behind it, the next where it has one."""
    stem, _, number = name.rpartition(" (")
    digits = number.removesuffix(")")
    if stem and number.endswith(")") and digits.isdecimal() and len(digits) < 4:
        return f"{stem} ({int(digits) + 1})"
    return f"{name[: LONGEST_NAME - 4]} (2)"
