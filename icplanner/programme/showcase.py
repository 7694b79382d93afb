"""A showcase: one glass case of the touring exhibition, which tells of one industry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from icplanner.catalogue.industry import is_grouped
from icplanner.catalogue.localised import LANGS, Localised
from icplanner.catalogue.search import fold

# A name stands in lists and under a column; the contents of a glass case fill half a page.
LONGEST_NAME: Final = 120
LONGEST_TEXT: Final = 2_000


class Condition(StrEnum):
    """What state a showcase is in."""

    GOOD = "good"
    WORN = "worn"
    DAMAGED = "damaged"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Showcase:
    """One showcase; empty texts mean unknown.

    Attributes
    ----------
    industry
        As in the catalogue ("porcelain"); empty where nobody has written down which it is.
    firm
        Whose products it shows.
    contents
        What stands in it.
    condition
        None where nobody has looked.
    stored
        Where it is kept while it does not travel.
    """

    id: str
    names: Localised
    industry: str = ""
    firm: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    contents: str = ""
    condition: Condition | None = None
    stored: str = ""


def showcase_problems(showcase: Showcase, others: Iterable[Showcase]) -> tuple[str, ...]:
    """Return codes of everything that is wrong with a showcase; listed in `docs/exhibition.md`.

    Parameters
    ----------
    others
        The exhibition's other showcases: two of one name could not be told apart.
    """
    names = [name for name in showcase.names.texts() if name.strip()]
    taken = {(lang, fold(one.names.in_language(lang))) for one in others for lang in LANGS}
    mine = {(lang, fold(showcase.names.in_language(lang))) for lang in LANGS}
    short = (*names, showcase.firm, showcase.stored)
    wrong = {
        "no_name": not names,
        "name_taken": any(name and (lang, name) in taken for lang, name in mine),
        "too_long": any(len(one) > LONGEST_NAME for one in short)
        or len(showcase.contents) > LONGEST_TEXT
        or len(showcase.note) > LONGEST_TEXT,
        "unknown_industry": bool(showcase.industry) and not is_grouped(showcase.industry),
    }
    return tuple(code for code, holds in wrong.items() if holds)
