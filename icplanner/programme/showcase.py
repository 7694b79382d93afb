"""A showcase: one glass case of the touring exhibition, which tells of one industry."""

from __future__ import annotations

from dataclasses import dataclass

from icplanner.catalogue.localised import Localised


@dataclass(frozen=True, slots=True, kw_only=True)
class Showcase:
    """One showcase; empty texts mean unknown.

    Attributes
    ----------
    industry
        As in the catalogue ("porcelain"); empty where nobody has written down which it is.
    firm
        Whose products it shows.
    """

    id: str
    names: Localised
    industry: str = ""
    firm: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
