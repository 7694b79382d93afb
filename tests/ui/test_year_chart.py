"""The picture of a site's year."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from icplanner.hours import Because, Verdict, VisitingDay
from icplanner.ui.year_chart import year_chart

MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
LEGEND = {kind: f"<{kind.value}>" for kind in Verdict}
SVG = "{http://www.w3.org/2000/svg}"


def a_year(year=2028):
    """Return a leap year whose verdicts take turns."""
    kinds = list(Verdict)
    first = date(year, 1, 1)
    days = (date(year + 1, 1, 1) - first).days
    return [
        VisitingDay(
            site="s", day=first + timedelta(days=n), verdict=kinds[n % 4], because=Because("x")
        )
        for n in range(days)
    ]


def drawn(**more):
    """Return the picture parsed."""
    text = year_chart(a_year(), title="Muzeum & <důl>", months=MONTHS, legend=LEGEND, **more)
    return ET.fromstring(text)  # noqa: S314 (our own text)


def test_every_day_and_every_verdict_is_drawn():
    """A leap year has 366 squares, and the legend one of each verdict."""
    uses = drawn().findall(f"{SVG}use")
    assert len(uses) == 366 + 4
    assert {use.get("href") for use in uses} == {f"#day-{kind.value}" for kind in Verdict}
    assert len({(use.get("x"), use.get("y")) for use in uses}) == 366 + 4


def test_texts_are_escaped_and_the_picture_has_a_name_and_description():
    """Hostile names stay text; screen readers hear title and counts."""
    picture = drawn(details=["</svg><script>"] * 366)
    assert picture.find(f"{SVG}title").text == "Muzeum & <důl>"
    assert "<open>: 92" in picture.find(f"{SVG}desc").text
    assert picture.get("role") == "img"
    assert picture.get("aria-label").startswith("Muzeum & <důl>")
    assert not list(picture.iter(f"{SVG}script"))


def test_verdicts_differ_in_more_than_colour():
    """Each verdict has a pattern of its own, for grey print and all kinds of colour vision."""
    patterns = []
    for group in drawn().find(f"{SVG}defs"):
        inner = group.find(f"{SVG}svg")
        patterns.append(tuple(ET.tostring(mark) for mark in inner))
    assert len(set(patterns)) == 4


def test_names_and_details_must_fit():
    """Eleven months or too few details are refused."""
    with pytest.raises(ValueError, match="11"):
        year_chart(a_year(), title="", months=MONTHS[:11], legend=LEGEND)
    with pytest.raises(ValueError, match="argument"):
        year_chart(a_year(), title="", months=MONTHS, legend=LEGEND, details=["one"])
