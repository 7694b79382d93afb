"""The programme editor: choose, confirm, move, cancel, add, release."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from icplanner.programme import Programme, ProgrammeError
from icplanner.store import ConflictError, NoDocumentError
from icplanner.ui import keeping
from icplanner.ui.september import kept, listing
from icplanner.ui.september.adding import adding
from icplanner.ui.september.beginning import new_programme
from icplanner.ui.september.entry_card import entry_card
from icplanner.ui.september.gathering import gathering
from icplanner.ui.september.heading import heading
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.notice import notice, say
from icplanner.ui.september.putting_away import deleted_list
from icplanner.ui.september.scene import Scene


def editor(seen: Scene) -> None:
    """Place the editor of the programme shown, or what begins a new one."""
    # One place for what comes and goes, so that nothing below it loses what was typed.
    with st.container():
        notice(seen.words)
    if seen.kept is None:
        new_programme(seen)
        deleted_list(seen.ground)
        return
    keep = partial(_keep, seen.kept)
    heading(seen.kept, keep, seen.words)
    if seen.kept.archived:
        for one in seen.kept.draft.occurrences:
            listing.entry(one, seen.words)
        return
    for entry in seen.kept.draft.entries:
        entry_card(entry, seen, seen.kept, keep)
    gathering(seen, seen.kept, keep)
    adding(seen, seen.kept, keep)


def _keep(shown: Kept, programme: Programme, then: Callable[[], None] | None = None) -> None:
    """Save the next version, and do what follows where it is saved; in a callback."""
    try:
        saved = keeping.tried(lambda: kept.saved(shown, programme))
    except ConflictError:
        say("conflict")
    except NoDocumentError:
        say("gone")
    except (ValueError, ProgrammeError):
        say("refused")
    else:
        if saved is not None:
            say("saved")
            if then is not None:
                then()
