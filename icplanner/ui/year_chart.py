"""A site's year as one picture: a row a month, a square a day, by verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Final

from icplanner.hours import Verdict, VisitingDay

_CELL: Final = 12
_GAP: Final = 2
_LABEL: Final = 40
_TOP: Final = 18
_LEGEND: Final = 28
# Readable where a phone shows the picture at three quarters of its size.
_FONT: Final = 13
# Mean width of a letter by its height, in the sans-serif fonts of the usual systems.
_LETTER: Final = 0.55

# Colours from Okabe and Ito's palette for all kinds of colour vision, each with a pattern of its
# own (plain, cross, stripes, dots), so that the picture also holds in grey.
_FILL: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.OPEN: "#009e73",
        Verdict.CLOSED: "#d9d9d9",
        Verdict.BY_BOOKING: "#56b4e9",
        Verdict.UNKNOWN: "#ffffff",
    }
)
_MARK: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.OPEN: "",
        Verdict.CLOSED: '<path d="M3 3 9 9M9 3 3 9" stroke="#595959" stroke-width="1.2"/>',
        Verdict.BY_BOOKING: '<path d="M0 12 12 0M0 6 6 0M6 12 12 6" stroke="#003f6b"/>',
        Verdict.UNKNOWN: '<circle cx="6" cy="6" r="1.8" fill="#595959"/>',
    }
)


def year_chart(
    days: Sequence[VisitingDay],
    *,
    title: str,
    months: Sequence[str],
    legend: Mapping[Verdict, str],
    details: Sequence[str] = (),
) -> str:
    """Return an SVG picture of a year's days, coloured and patterned by verdict.

    Parameters
    ----------
    days
        The days of one year, as from `hours.year_at_a_glance`.
    title
        What the picture shows; its accessible name.
    months
        Twelve short names, January first.
    legend
        The word of every verdict; with the days counted it is also the accessible description.
    details
        A text for each of `days` (date, verdict, reason), shown by browsers on pointing at it.

    Returns
    -------
    str
        A self-contained `<svg>` element; every text in it is escaped.

    Raises
    ------
    ValueError
        `months` are not twelve, or `details` are given but not one a day.
    """
    if len(months) != 12:
        raise ValueError(f"{len(months)} names of months, not 12")
    texts = details or [""] * len(days)
    cells = [_cell(day, text) for day, text in zip(days, texts, strict=True)]
    step = _CELL + _GAP
    width, height = _LABEL + 31 * step, _TOP + 12 * step + _LEGEND
    counts = {kind: sum(day.verdict is kind for day in days) for kind in Verdict}
    summary = "; ".join(f"{legend[kind]}: {counts[kind]}" for kind in Verdict)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(title)}. {escape(summary)}" '
        f'font-family="sans-serif" font-size="{_FONT}" fill="#262626">'
        f"<title>{escape(title)}</title><desc>{escape(summary)}</desc>"
        f"<defs>{_patterns()}</defs>{_labels(months)}{''.join(cells)}"
        f"{_key(legend, width, height)}</svg>"
    )


def _patterns() -> str:
    size = f'x="0" y="0" width="{_CELL}" height="{_CELL}"'
    return "".join(
        f'<g id="day-{kind.value}"><rect width="{_CELL}" height="{_CELL}" '
        f'fill="{_FILL[kind]}" stroke="#8c8c8c" stroke-width="0.5"/>'
        f'<svg {size} overflow="hidden">{_MARK[kind]}</svg></g>'
        for kind in Verdict
    )


def _labels(months: Sequence[str]) -> str:
    step = _CELL + _GAP
    rows = (
        f'<text x="{_LABEL - 6}" y="{_TOP + n * step + 11}" text-anchor="end">{escape(name)}</text>'
        for n, name in enumerate(months)
    )
    columns = (
        f'<text x="{_LABEL + (number - 1) * step + _CELL / 2:g}" y="{_TOP - 6}" '
        f'text-anchor="middle">{number}</text>'
        for number in (1, 5, 10, 15, 20, 25, 30)
    )
    return "".join((*rows, *columns))


def _cell(day: VisitingDay, text: str) -> str:
    step = _CELL + _GAP
    x, y = _LABEL + (day.day.day - 1) * step, _TOP + (day.day.month - 1) * step
    use = f'<use href="#day-{day.verdict.value}" x="{x}" y="{y}"'
    return f"{use}><title>{escape(text)}</title></use>" if text else f"{use}/>"


def _key(legend: Mapping[Verdict, str], width: int, height: int) -> str:
    y = height - _CELL - 3
    # Below the days where that is wide enough, further to the left where words are long.
    whole = sum(_CELL + 18 + len(legend[kind]) * _FONT * _LETTER for kind in Verdict)
    parts, x = [], max(0.0, min(float(_LABEL), width - whole))
    for kind in Verdict:
        parts.append(
            f'<use href="#day-{kind.value}" x="{x:g}" y="{y}"/>'
            f'<text x="{x + _CELL + 4:g}" y="{y + 10.5}">{escape(legend[kind])}</text>'
        )
        x += _CELL + 18 + len(legend[kind]) * _FONT * _LETTER
    return "".join(parts)
