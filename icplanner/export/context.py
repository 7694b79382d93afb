"""What an export must know beside the tour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.credits import Credits
from icplanner.catalogue.localised import Lang
from icplanner.export.tour_check import Checker
from icplanner.words import Words

STATIC: Final = Path(__file__).resolve().parents[2] / "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The reader's language, the facts behind the stops, and what the tour is called.

    Attributes
    ----------
    made
        The moment of the export, with a time zone.
    title
        The tour's own name; where it is empty, one is made of its start and industries.
    key
        What stays the same through all versions of this tour (a draft's id), so that calendar
        entries of a new version replace the old; where it is empty, day and start stand in.
    revision
        The number of the version, rising; None takes the minute of `made`.
    link
        Address of the shared tour, http(s); anything else is not shown.
    draft
        Whether nobody has released the tour yet: then everything that leaves says so.
    checker
        Checks the tour when it leaves, so that the file can say when that was and with which
        data; None: the file says that it was not checked anew.
    static
        The folder with the base map and the browser files.
    """

    words: Words
    catalogue: Catalogue
    credits: Credits
    made: datetime
    title: str = ""
    key: str = ""
    revision: int | None = None
    link: str = ""
    draft: bool = True
    checker: Checker | None = None
    static: Path = field(default=STATIC)

    @property
    def lang(self) -> Lang:
        """Return the reader's language."""
        return self.words.lang
