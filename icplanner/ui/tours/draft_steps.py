"""The steps that keep a tour: save, open, copy, delete, release, share, tick off; for callbacks."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Lang
from icplanner.store import ConflictError, Document, Documents, Listed, NoDocumentError, StoreError
from icplanner.store.documents import LONGEST_NAME, LONGEST_NOTE
from icplanner.tours import BadDocument, Plan, Tour, check, open_desk, retimed, with_repairs
from icplanner.tours.draft import (
    Draft,
    UnknownSchema,
    Vanished,
    draft_json,
    read_draft,
    vanished,
    without,
)
from icplanner.tours.staleness import outdated
from icplanner.travel import Travel
from icplanner.ui import keeping
from icplanner.ui.text import plain
from icplanner.ui.tours import hand, kept, planning, state
from icplanner.ui.tours.wishes import wishes_of

log: Final = logging.getLogger(__name__)

TOUR: Final = "tour"
CHECKLIST: Final = "tour-checklist"
NAME: Final = "tours.keep.name"
NOTE: Final = "tours.keep.note"

# Longer than any key of a draft.
_ID_CHARS: Final = 40

# How often ticking is tried again when somebody else ticks at the same moment.
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class World:
    """What a draft is held against when it is opened; `today` is local."""

    catalogue: Catalogue
    travel: Travel
    today: date


def drafts() -> Documents:
    """Return the kept tours.

    Raises
    ------
    StoreError
        When the database cannot be opened.
    """
    return keeping.documents(TOUR)


def arrive(world: World) -> bool:
    """Open the draft that a link names; called once at the beginning of each run of the page.

    Returns
    -------
    bool
        Whether a draft was opened now, so that nothing needs to be planned.
    """
    kept.page_due()
    if not kept.link_changed():
        return False
    asked = st.query_params.get(kept.DRAFT)
    if asked is None:
        # The reader went back to before the draft.
        kept.take(None)
    else:
        open_draft(plain(asked, _ID_CHARS), world)
    kept.page_due()
    kept.put_into_link()
    return asked is not None and kept.opened() is not None


def save_new(tour: Tour) -> None:
    """Keep the tour as a new draft under the name in the field."""
    with _step("panel"):
        name = _typed(NAME, LONGEST_NAME)
        if not name:
            kept.tell("name_missing", "panel")
            return
        _create(name, tour, {})
        kept.tell("saved", "panel", name)


def save_copy(tour: Tour) -> None:
    """Keep the tour beside the opened draft, which stays as it is."""
    with _step("panel"):
        before = kept.opened()
        name = _copy_name(before.document.name if before else _typed(NAME, LONGEST_NAME))
        _create(name, tour, _ticked(before))
        kept.tell("copied", "panel", name)


def save(tour: Tour) -> None:
    """Keep the tour as the next version of the opened draft."""
    with _step("panel"):
        if _saved(tour):
            kept.tell("saved", "panel")


def release(tour: Tour) -> None:
    """Make the tour the released version of the opened draft; saves it first where it changed."""
    with _step("panel"):
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


def open_draft(document_id: str, world: World, version: int | None = None) -> None:
    """Work on a draft from now on, on an older version of it where one is named."""
    with _step("list"):
        show(drafts().open(document_id), world, version)


def show(newest: Document, world: World, version: int | None = None) -> None:
    """Show a draft as the page's answer, checked against today's data."""
    wanted = newest if version is None else drafts().open(newest.id, version)
    draft = read_draft(wanted.content)
    gone = vanished(draft.tour, world.catalogue)
    if any(thing.hub for thing in gone):
        kept.take(None)
        kept.read_only(kept.Reading(newest.name, draft.tour, gone))
        return
    stale = outdated(draft.tour, world.catalogue, travel=world.travel, today=world.today)
    tour = _as_of_today(draft.tour, world, gone)
    _work_on(
        kept.Opened(
            document=newest,
            draft=draft if version is None else replace(draft, tour=_newest_tour(newest)),
            ticks=_ticks_of(draft.checklist),
            stale=stale,
            gone=gone,
        )
    )
    state.set_wishes(wishes_of(tour.request, state.wishes(), world.catalogue))
    planning.adopt(Plan(request=tour.request, tours=(tour,)))


def copy(document: Listed) -> None:
    """Keep a second draft like this one, in the version that the list shows."""
    with _step("list"):
        draft = read_draft(drafts().open(document.id, document.version).content)
        ticks = _ticks_of(draft.checklist)
        name = _copy_name(document.name)
        _new(name, draft.tour, ticks.content.get("ticks", {}) if ticks else {})
        kept.tell("copied", "list", name)


def delete(document: Listed) -> None:
    """Put a draft away; it can be brought back."""
    with _step("list"):
        drafts().delete(document.id)
        now = kept.opened()
        if now is not None and now.document.id == document.id:
            kept.take(None)
        kept.tell("deleted", "list", document.name, document.id)


def restore(document_id: str) -> None:
    """Bring back what was deleted."""
    with _step("list"):
        kept.tell("restored", "list", drafts().restore(document_id).name)


def share(base: str, lang: Lang) -> None:
    """Make a link to the opened draft; `base` is the address of this page without its view."""
    with _step("panel"):
        now = kept.opened()
        if now is not None:
            token = drafts().share(now.document.id)
            kept.take(replace(now, link=f"{base}?share={token}&lang={lang}"))
            kept.tell("shared", "panel", now.document.name)


def revoke() -> None:
    """Kill all links of the opened draft."""
    with _step("panel"):
        now = kept.opened()
        if now is not None:
            count = drafts().revoke(now.document.id)
            kept.take(replace(now, link=""))
            kept.tell("revoked", "panel", str(count))


def take_theirs(world: World) -> None:
    """Go on with what the other saved; the own tour is given up."""
    with _step("panel"):
        late = kept.conflict()
        if late is not None:
            show(late.theirs, world)
            kept.ask_for_page()
            kept.tell("theirs", "panel", late.theirs.name)


def close() -> None:
    """Stop working on the draft; the tour stays on the page."""
    kept.forget_notice()
    kept.take(None)
    kept.ask_for_page()


def go_on_without(gone: frozenset[str]) -> None:
    """Take what has vanished out of the tour that is worked on."""
    kept.forget_notice()
    hand.edit(lambda desk, tour: retimed(desk, without(tour, gone)))
    now = kept.opened()
    if now is not None:
        kept.take(replace(now, gone=()))


def tick(key: str, field: str, today: date) -> None:
    """Tick a task off, or not; `field` is the box, put back where it could not be kept."""
    wanted = bool(st.session_state[field])
    done = False
    with _step("panel"):
        now = kept.opened()
        if now is not None and now.ticks is not None:
            kept.take(replace(now, ticks=_tick(now.ticks, key, today if wanted else None)))
            done = True
    if not done:
        st.session_state[field] = not wanted


def _tick(ticks: Document, key: str, day: date | None) -> Document:
    """Change one tick, on top of whatever others ticked meanwhile."""
    for _ in range(_TRIES):
        marks = {name: when for name, when in ticks.content["ticks"].items() if name != key}
        if day is not None:
            marks[key] = day.isoformat()
        try:
            return keeping.documents(CHECKLIST).save(ticks, {"ticks": marks})
        except ConflictError as late:
            ticks = late.current
    raise StoreError("too many people tick at once")


@contextmanager
def _step(place: str) -> Iterator[None]:
    """Run one step; what can go wrong with it is told at its place, and nothing else is lost."""
    kept.forget_notice()
    before = _document()
    try:
        yield
    except StoreError:
        log.exception("The database did not do what was asked")
        kept.tell("store", place)
    except NoDocumentError:
        kept.tell("gone", place)
    except UnknownSchema as unknown:
        kept.tell("unknown_schema", place, str(unknown))
    except BadDocument as bad:
        log.warning("A draft is damaged: %s", bad)
        kept.tell("damaged", place)
    if place == "list" or _document() is not before:
        # Only the part around the chosen tour runs again by itself.
        kept.ask_for_page()


def _document() -> Document | None:
    now = kept.opened()
    return now.document if now else None


def _saved(tour: Tour) -> bool:
    """Save the next version; where somebody else did, hold the conflict and return False."""
    now = kept.opened()
    if now is None:
        return False
    draft = replace(now.draft, tour=tour)
    name, note = _typed(NAME, LONGEST_NAME), _typed(NOTE, LONGEST_NOTE)
    try:
        document = drafts().save(now.document, draft_json(draft), name=name, note=note)
    except ConflictError as late:
        kept.set_conflict(kept.Conflict(late.current, tour))
        return False
    kept.take(replace(now, document=document, draft=draft))
    st.session_state[NOTE] = ""
    return True


def _unchanged(now: kept.Opened, tour: Tour) -> bool:
    return now.holds(tour) and _typed(NAME, LONGEST_NAME) in {"", now.document.name}


def _create(name: str, tour: Tour, ticks: Mapping[str, str]) -> None:
    document, marks = _new(name, tour, ticks)
    draft = Draft(tour=tour, checklist=marks.id)
    _work_on(kept.Opened(document=document, draft=draft, ticks=marks))


def _work_on(now: kept.Opened) -> None:
    kept.take(now)
    st.session_state[NAME] = now.document.name
    st.session_state[NOTE] = ""


def _new(name: str, tour: Tour, ticks: Mapping[str, str]) -> tuple[Document, Document]:
    marks = keeping.documents(CHECKLIST).create(name, {"ticks": dict(ticks)})
    return drafts().create(name, draft_json(Draft(tour=tour, checklist=marks.id))), marks


def _ticked(now: kept.Opened | None) -> Mapping[str, str]:
    found: Mapping[str, str] = now.ticks.content["ticks"] if now and now.ticks else {}
    return found


def _ticks_of(checklist: str) -> Document | None:
    """Return the ticks of a draft; None where they were lost, which loses no more than them."""
    try:
        return keeping.documents(CHECKLIST).open(checklist)
    except NoDocumentError:
        return None


def _newest_tour(newest: Document) -> Tour:
    return read_draft(newest.content).tour


def _as_of_today(tour: Tour, world: World, gone: tuple[Vanished, ...]) -> Tour:
    """Return the tour with what the checker says of it today, and what would mend it."""
    warnings = check(tour, world.catalogue, travel=world.travel)
    today = replace(tour, warnings=warnings)
    if today.works or gone:
        return today
    return with_repairs(open_desk(world.catalogue, tour.request, travel=world.travel), today)


def _copy_name(name: str) -> str:
    """Return the name with a number behind it, the next where it has one."""
    stem, _, number = name.rpartition(" (")
    digits = number.removesuffix(")")
    if stem and number.endswith(")") and digits.isdecimal() and len(digits) < 4:
        return f"{stem} ({int(digits) + 1})"
    return f"{name[: LONGEST_NAME - 4]} (2)"


def _typed(field: str, limit: int) -> str:
    value: Any = st.session_state.get(field)
    return plain(value, limit) if isinstance(value, str) else ""
