"""What stands on which page of the leaflet, decided from measured heights."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# Points: the text area of A4 inside the template's margins, and one of its two columns.
WIDTH: Final = 527.2
HEIGHT: Final = 773.8
COLUMN: Final = 253.7
# Least and greatest height of the map, and the space below it. Tried out on tours of 1 to 12
# stops: below the least one the numbers hide each other.
LEAST_MAP: Final = 190.0
GREATEST_MAP: Final = 440.0
BELOW_MAP: Final = 12.0
# More stops than these on a page cannot be read at arm's length in letters of 7.6 points.
STOPS_A_PAGE: Final = 12
# Least and greatest space between two cards; and the slack that rounding asks for.
_LEAST_GAP: Final = 7.0
_GREATEST_GAP: Final = 22.0
_SLACK: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """How closely the stops are set: letters in points, `skip` between the parts in millimetres.

    Attributes
    ----------
    table
        Whether each fact has a line of its own; otherwise they follow each other.
    brief
        Whether long texts are shortened.
    """

    name: float
    meta: float
    summary: float
    facts: float
    skip: float
    table: bool
    brief: bool


# The roomiest first. The last but one still says everything.
DENSITIES: Final = (
    Density(name=10.6, meta=8.0, summary=10.0, facts=9.0, skip=1.7, table=True, brief=False),
    Density(name=10.6, meta=8.0, summary=9.2, facts=8.2, skip=1.3, table=True, brief=False),
    Density(name=10.2, meta=8.0, summary=9.0, facts=8.2, skip=1.2, table=False, brief=False),
    Density(name=9.8, meta=7.6, summary=8.5, facts=7.8, skip=0.9, table=False, brief=False),
    Density(name=9.6, meta=7.6, summary=8.4, facts=7.6, skip=0.8, table=False, brief=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Heights in points as the typesetter measured them.

    Attributes
    ----------
    fronts
        What stands below the map, in each way to set it, the roomiest first.
    cards
        A row for each density, a height for each stop.
    stops_head, shortened, foot
        The heading of the stops, the note that texts are shortened, the sources.
    """

    head: float
    fronts: tuple[float, ...]
    cards: tuple[tuple[float, ...], ...]
    stops_head: float
    shortened: float
    foot: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """The stops of a page by index, in two columns; `gap` stands between two of them (points)."""

    columns: tuple[tuple[int, ...], tuple[int, ...]]
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What was decided: the map's height, and by index which way below it and which density."""

    map_height: float
    front: int
    density: int
    shortened: bool
    pages: tuple[CardPage, ...]


def lay_out(measured: Measured) -> Layout:
    """Return the roomiest layout that takes one page for every twelve stops, and one before.

    Texts are shortened where nothing else helps; a course that is too long for the first page
    beside the least map goes on to the next one.
    """
    density, pages = _cards(measured)
    own_foot = 0.0 if pages else measured.foot
    rooms = [
        HEIGHT - _SLACK - measured.head - BELOW_MAP - own_foot - own for own in measured.fronts
    ]
    front = next((index for index, room in enumerate(rooms) if room >= LEAST_MAP), len(rooms) - 1)
    return Layout(
        map_height=min(GREATEST_MAP, max(LEAST_MAP, rooms[front])),
        front=front,
        density=density,
        shortened=DENSITIES[density].brief and bool(pages),
        pages=pages,
    )


def _cards(measured: Measured) -> tuple[int, tuple[CardPage, ...]]:
    found: list[tuple[CardPage, ...]] = []
    for density, heights in zip(DENSITIES, measured.cards, strict=True):
        below = measured.foot + (measured.shortened if density.brief else 0.0)
        room = HEIGHT - _SLACK - measured.stops_head - below
        pages = tuple(_pages(heights, room))
        found.append(pages)
        fits = max(heights, default=0.0) <= room
        if fits and len(pages) <= math.ceil(len(heights) / STOPS_A_PAGE):
            break
    return len(found) - 1, found[-1]


def _pages(heights: Sequence[float], room: float) -> Iterator[CardPage]:
    first = 0
    while first < len(heights):
        # A card that is higher than a page stands alone on one.
        last, middle = first + 1, first + 1
        for end in range(first + 2, len(heights) + 1):
            split = _split(heights, first, end, room)
            if split is None:
                break
            last, middle = end, split
        columns = tuple(range(first, middle)), tuple(range(middle, last))
        yield CardPage(columns=columns, gap=_gap(heights, columns, room))
        first = last


def _split(heights: Sequence[float], first: int, end: int, room: float) -> int | None:
    """Return where the second column begins so that the higher column is lowest; None: no room."""
    best = min(range(first + 1, end + 1), key=lambda at: _higher(heights, first, at, end))
    return best if _higher(heights, first, best, end) <= room else None


def _higher(heights: Sequence[float], first: int, middle: int, end: int) -> float:
    columns = heights[first:middle], heights[middle:end]
    return max(sum(column) + _LEAST_GAP * max(0, len(column) - 1) for column in columns)


def _gap(heights: Sequence[float], columns: Sequence[Sequence[int]], room: float) -> float:
    """Return the space between cards that fills the page, within reason."""
    gaps = [
        (room - sum(heights[index] for index in column)) / (len(column) - 1)
        for column in columns
        if len(column) > 1
    ]
    return min(_GREATEST_GAP, max(_LEAST_GAP, min(gaps, default=_GREATEST_GAP)))
