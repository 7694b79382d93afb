"""The world a draft is held against, and the store it is kept in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.store import Documents
from icplanner.travel import Travel
from icplanner.ui import keeping

TOUR: Final = "tour"


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
