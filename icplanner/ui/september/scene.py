"""What every part of Cultural September needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.programme import Calendar, Occurrence, select
from icplanner.store import Listed
from icplanner.travel import Travel
from icplanner.ui import keeping
from icplanner.ui.september import kept, prepared
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.view import View
from icplanner.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What does not depend on the reader's choices; `today` is the reader's local day.

    Attributes
    ----------
    programmes
        The kept programmes by id; None where the database cannot be reached, which the
        page has told: nothing else asks it then.
    """

    catalogue: Catalogue
    travel: Travel
    data: Path
    words: Words
    today: date
    programmes: Mapping[str, Listed] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The ground, the reader's view, and what is on in it.

    Attributes
    ----------
    kept
        The named programme that is shown, None for everything known.
    found
        What is on in the month, in the programme shown or among everything known.
    shown
        What of it the filters leave.
    """

    ground: Ground
    view: View
    kept: Kept | None
    found: Calendar
    shown: tuple[Occurrence, ...]

    @property
    def period(self) -> tuple[int, int | None]:
        """Return year and month whose gaps matter: the programme's own, else those shown.

        A programme of a whole year has no month.
        """
        if self.kept is not None:
            return self.kept.draft.year, self.kept.draft.month
        return self.view.year, self.view.month

    @property
    def judged(self) -> tuple[Occurrence, ...]:
        """Return what clashes and gaps are looked for in: the whole programme, else the month."""
        return self.kept.draft.occurrences if self.kept else self.found.occurrences

    @property
    def catalogue(self) -> Catalogue:
        """Return the catalogue."""
        return self.ground.catalogue

    @property
    def words(self) -> Words:
        """Return the words of the reader's language."""
        return self.ground.words


def scene(ground: Ground, view: View) -> Scene:
    """Return what the page shows; says so where the programme asked for is gone."""
    words = ground.words
    asked = bool(view.programme) and ground.programmes is not None
    chosen = keeping.told(lambda: kept.opened(view.programme), words) if asked else None
    if asked and chosen is None:
        st.warning(
            words.text("This programme does not exist any more, or cannot be read."),
            icon=":material/unknown_document:",
        )
    if chosen is not None:
        found = kept.month_of(chosen.draft, view.year, view.month)
    else:
        found = prepared.month_of(ground.catalogue, view.year, view.month)[1]
    return Scene(
        ground=ground,
        view=view,
        kept=chosen,
        found=found,
        shown=shown_of(found.occurrences, view, ground),
    )


def shown_of(
    occurrences: tuple[Occurrence, ...], view: View, ground: Ground
) -> tuple[Occurrence, ...]:
    """Return what the filters of a view leave."""
    hub = prepared.hubs(ground.catalogue).get(view.wanted.near or "")
    minutes = prepared.minutes_from(hub, occurrences, ground.travel) if hub else {}
    return select(occurrences, view.wanted, minutes)
