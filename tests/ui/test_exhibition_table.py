from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from icplanner.catalogue.localised import LANGS, Localised
from icplanner.programme.booking import Booking, Companion, Venue
from icplanner.programme.exhibition import Exhibition
from icplanner.ui.september.exhibition_table import table
from icplanner.words import Words

HOSTILE = "<img src=x onerror=alert(1)>\"'</table>"


def stop(**fields) -> Booking:
    """Return a stop of a week."""
    given = {"uid": "a", "first_day": date(2027, 5, 3), "last_day": date(2027, 5, 9)} | fields
    return Booking(venue=given.pop("venue", Venue(name="Hrad", municipality="Loket")), **given)


class Tags(HTMLParser):
    """Collects the names and attributes of all elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.found.append((tag, attrs))


def test_hostile_text_stays_text():
    """No text of a plan becomes an element, an attribute or a link that is none."""
    evil = stop(
        venue=Venue(name=HOSTILE, municipality=HOSTILE),
        host=HOSTILE,
        companion=Companion(uid="x", names=Localised(cs=HOSTILE)),
        sources=("javascript:alert(1)", HOSTILE),
        note=Localised(cs=HOSTILE),
    )
    tags = Tags()
    tags.feed(table(Exhibition(name=HOSTILE, year=2027, bookings=(evil,)), Words("cs")))
    assert {tag for tag, _ in tags.found} <= {
        *("style", "table", "caption", "thead", "tr", "th", "tbody", "td", "div", "b", "i", "small")
    }
    assert not any(name.startswith("on") for _, attrs in tags.found for name, _ in attrs)


@pytest.mark.parametrize("lang", LANGS)
def test_unknown_is_written_out(lang):
    """Visitors nobody counted and days nobody told are called unknown, and never nought."""
    words = Words(lang)
    shown = table(Exhibition(name="", year=2027, bookings=(stop(),)), words)
    assert shown.count(words.text("unknown")) == 2
    assert ">0<" not in shown
    assert ">0<" in table(Exhibition(name="", year=2027, bookings=(stop(visitors=0),)), words)


def test_bars_stay_within_the_table():
    """Every bar begins and ends within its row, whatever the days."""
    home = stop(uid="b", first_day=date(2027, 6, 1), last_day=None, transport_days=2, setup_days=1)
    shown = table(Exhibition(name="", year=2027, bookings=(stop(), home)), Words("en"))
    bars = re.findall(r"left:([\d.]+)%;width:([\d.]+)%", shown)
    assert len(bars) == 4
    assert all(float(left) + float(width) <= 100.1 for left, width in bars)
