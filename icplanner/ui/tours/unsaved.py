"""Changes that no draft holds: the browser asks before they are lost, and what was put aside."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.tours import Plan
from icplanner.ui.tours import hand, kept, planning, state
from icplanner.ui.tours.hand import History
from icplanner.ui.tours.wishes import wishes_of
from icplanner.ui.tours.working_copy import COPIES, WorkingCopy, new_key
from icplanner.ui.tours.world import World
from icplanner.words import Words

_HERE: Final = Path(__file__).parent
_LEAVING: Final = st.components.v2.component(
    "icplanner.tour_leaving", js=(_HERE / "leaving.js").read_text("utf-8")
)
_RETURNING: Final = st.components.v2.component(
    "icplanner.tour_returning", js=(_HERE / "returning.js").read_text("utf-8")
)
_BACK: Final = "tours.returning"
_OWN: Final = "tours.work.own"
_FOUND: Final = "tours.work.found"
# Longer than any key of a working copy.
_KEY_CHARS: Final = 64


def ask_before_leaving() -> None:
    """Have the browser ask before a reload or another address loses changes by hand.

    If the reader leaves all the same, the changes are held for the tab they were made in; so is
    what was put aside, while nothing was changed since.
    """
    changes = hand.unsaved()
    held = WorkingCopy(changes, kept.opened()) if changes else WorkingCopy(_own_aside())
    if held.histories:
        COPIES.keep(_own(), held)
    else:
        COPIES.drop(_own())
    data = {"unsaved": bool(changes), "work": _own() if held.histories else ""}
    with st.container(key="tours_leaving"):
        _LEAVING(key="tours.leaving", data=data)


def look_for_unsaved() -> None:
    """Have the browser tell whether this tab made changes in a session before this one."""
    with st.container(key="tours_returning"):
        _RETURNING(key=_BACK, data={"session": _own()}, on_work_change=_returned)


def _own() -> str:
    """Return the key of this session's working copy."""
    own: str = st.session_state.setdefault(_OWN, new_key())
    return own


def _own_aside() -> tuple[History, ...]:
    """Return what this session put aside itself; a copy found is held under its own key."""
    return () if _found() else hand.aside()


def put_aside(world: World, words: Words) -> None:
    """Offer the edited tours that another plan, another draft or a reload took the place of."""
    if not hand.aside():
        return
    before = _found() is not None
    said = (
        words.text("Before this page was loaded anew, you changed a tour and did not save it.")
        if before
        else words.text("The tour you changed by hand was not saved. It is put aside.")
    )
    st.info(said, icon=":material/inventory_2:")
    with st.container(horizontal=True):
        st.button(
            words.text("Continue with your unsaved changes")
            if before
            else words.text("Go back to it"),
            icon=":material/undo:",
            key="tours.aside.back",
            on_click=_bring_back,
            args=(world,),
        )
        st.button(
            words.text("Not needed any more"),
            icon=":material/close:",
            key="tours.aside.drop",
            on_click=_give_up,
        )


def _returned() -> None:
    """Put aside what this tab changed before; it comes from a browser, so anything may be in it."""
    value = st.session_state.get(_BACK)
    key = value.get("work") if isinstance(value, Mapping) else None
    if not isinstance(key, str) or len(key) > _KEY_CHARS or key == st.session_state.get(_OWN):
        return
    copy = COPIES.find(key)
    if copy is not None and not hand.aside():
        hand.set_aside(copy.histories)
        st.session_state[_FOUND] = (key, copy)


def _found() -> tuple[str, WorkingCopy] | None:
    """Return the working copy that lies aside, with its key; None where something else does."""
    found: tuple[str, WorkingCopy] | None = st.session_state.get(_FOUND)
    return found if found is not None and found[1].histories is hand.aside() else None


def _give_up() -> None:
    """Forget what lies aside, here and where it was held."""
    found = _found()
    COPIES.drop(found[0] if found else _own())
    hand.drop_aside()


def _bring_back(world: World) -> None:
    """Show the tours put aside; after a reload as changes of the draft they were changes of."""
    histories, found = hand.aside(), _found()
    if not histories:
        return
    _give_up()
    kept.take(found[1].opened if found else None)
    request = histories[0].shown.request
    state.set_wishes(wishes_of(request, state.wishes(), world.catalogue))
    planning.adopt(Plan(request=request, tours=tuple(one.versions[0] for one in histories)))
    hand.go_on_with(histories)
