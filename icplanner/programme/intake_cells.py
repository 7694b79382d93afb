"""What stands in the cells of a table: days, hours, lists, positions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.position import LatLon
from icplanner.programme.entry import Moment

# Industries or audiences of one event; the data have eight at most.
MOST_PARTS: Final = 20

_CZECH_DAY: Final = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?:\s*(?:h|hod|Uhr)\.?)?")


def read_moment(text: str, clock: str = "") -> Moment:
    """Return a day such as "2027-09-11" or "11. 9. 2027", with its hour where one is stated.

    Raises
    ------
    ValueError
        When it is neither; "11/9/2027" is refused too, because it has two meanings.
    """
    text = cleaned(text).replace("T", " ")
    found = _ISO_DAY.match(text)
    order = (1, 2, 3)
    if found is None:
        found = _CZECH_DAY.match(text)
        order = (3, 2, 1)
    if found is None:
        raise ValueError(f"{text[:40]!r} is no day")
    day = date(*(int(found[place]) for place in order))
    hour = text[found.end() :].strip(" ,") or cleaned(clock)
    if not hour:
        return day
    told = _CLOCK.fullmatch(hour)
    if told is None:
        raise ValueError(f"{hour[:40]!r} is no hour")
    return datetime.combine(day, time(int(told[1]), int(told[2])))


def read_moved(text: str) -> Moment | None:
    """Return where an event was planned before, None for anything that is no day."""
    try:
        return read_moment(text) if text else None
    except ValueError:
        return None


def plain_cell(cell: str) -> str:
    """Return a cell as it was meant; the apostrophe that keeps it from being a formula goes."""
    text = cleaned(cell)
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@" else text


def read_list(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that lists several, each once."""
    parts = (part.strip() for part in re.split(r"[|,;]", cell))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_PARTS]


def read_position(row: Mapping[str, str]) -> LatLon | None:
    """Return the position (lat, lon) of a row, None where it states none.

    Raises
    ------
    ValueError
        When what it states is no number.
    """
    lat, lon = (row.get(name, "").replace(",", ".") for name in ("lat", "lon"))
    return (float(lat), float(lon)) if lat and lon else None
