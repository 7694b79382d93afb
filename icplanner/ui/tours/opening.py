"""Opening a draft: by its link, from the list, the one somebody else saved; for callbacks."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from icplanner.store import Document
from icplanner.tours import Plan, Tour, check, open_desk, retimed, with_repairs
from icplanner.tours.draft import Vanished, read_draft_today, vanished, without
from icplanner.tours.staleness import outdated
from icplanner.ui import navigation
from icplanner.ui.text import plain
from icplanner.ui.tours import hand, kept, planning, state
from icplanner.ui.tours.step import step, work_on
from icplanner.ui.tours.ticks import ticks_of
from icplanner.ui.tours.wishes import wishes_of
from icplanner.ui.tours.world import World, drafts

# Longer than any key of a draft.
_ID_CHARS: Final = 40


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
    if asked is None and navigation.arrived() and not state.asked():
        # The menu leads back from another page without saying what was worked on.
        kept.put_into_link()
        return False
    if asked is None:
        # The reader went back to before the draft.
        kept.take(None)
    else:
        open_draft(plain(asked, _ID_CHARS), world)
    kept.page_due()
    kept.put_into_link()
    return asked is not None and kept.opened() is not None


def open_draft(document_id: str, world: World, version: int | None = None) -> None:
    """Work on a draft from now on, on an older version of it where one is named."""
    with step("list"):
        show(drafts().open(document_id), world, version)


def show(newest: Document, world: World, version: int | None = None) -> None:
    """Show a draft as the page's answer, checked against today's data."""
    wanted = newest if version is None else drafts().open(newest.id, version)
    draft = read_draft_today(wanted.content, world.catalogue)
    gone = vanished(draft.tour, world.catalogue)
    if any(thing.hub for thing in gone):
        kept.take(None)
        kept.read_only(kept.Reading(newest.name, draft.tour, gone))
        return
    stale = outdated(draft.tour, world.catalogue, travel=world.travel, today=world.today)
    tour = _as_of_today(draft.tour, world, gone)
    work_on(
        kept.Opened(
            document=newest,
            draft=draft if version is None else replace(draft, tour=_newest_tour(newest, world)),
            ticks=ticks_of(draft.checklist),
            stale=stale,
            gone=gone,
        )
    )
    state.set_wishes(wishes_of(tour.request, state.wishes(), world.catalogue))
    planning.adopt(Plan(request=tour.request, tours=(tour,)))


def take_theirs(world: World) -> None:
    """Go on with what the other saved; the own tour is given up."""
    with step("panel"):
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


def _newest_tour(newest: Document, world: World) -> Tour:
    return read_draft_today(newest.content, world.catalogue).tour


def _as_of_today(tour: Tour, world: World, gone: tuple[Vanished, ...]) -> Tour:
    """Return the tour with what the checker says of it today, and what would mend it."""
    warnings = check(tour, world.catalogue, travel=world.travel)
    today = replace(tour, warnings=warnings)
    if today.works or gone:
        return today
    return with_repairs(open_desk(world.catalogue, tour.request, travel=world.travel), today)
