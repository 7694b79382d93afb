"""Calendar entries of a tour, read back by another reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from small_tours import MADE, small_context, small_tour

from icplanner.export import render

PRAGUE = ZoneInfo("Europe/Prague")


def entries(context=None, tour=None):
    """Return the entries by summary."""
    content = render("ics", tour or small_tour(), context or small_context("en", draft=False))
    return {str(entry["summary"]): entry for entry in Calendar.from_ical(content).events}


def test_each_stop_is_one_entry_in_prague_time():
    """The visit's beginning and end are the entry's, and the zone is defined in the file."""
    found = entries()
    assert len(found) == 3
    mine = found["Svornost Mine"]
    assert mine.decoded("dtstart") == datetime(2027, 9, 11, 9, 20, tzinfo=PRAGUE)
    assert mine.decoded("dtend") == datetime(2027, 9, 11, 10, 20, tzinfo=PRAGUE)
    assert mine["dtstart"].params["TZID"] == "Europe/Prague"
    calendar = Calendar.from_ical(render("ics", small_tour(), small_context()))
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Europe/Prague"]


def test_a_new_version_replaces_the_old_entries():
    """The same stop keeps its UID at another hour, and SEQUENCE rises with the version."""
    early = entries(small_context("en", key="draft-7", revision=1, draft=False))
    tour = small_tour()
    day = tour.days[0]
    moved = replace(day.stops[0], start_min=600, end_min=660)
    later = replace(tour, days=(replace(day, stops=(moved, *day.stops[1:])), *tour.days[1:]))
    late = entries(small_context("en", key="draft-7", revision=2, draft=False), later)
    assert {n: str(e["uid"]) for n, e in early.items()} == {
        n: str(e["uid"]) for n, e in late.items()
    }
    assert {int(e["sequence"]) for e in late.values()} == {2}
    assert late["Svornost Mine"]["dtstart"].dt != early["Svornost Mine"]["dtstart"].dt


def test_without_a_number_the_later_export_is_the_later_version():
    """SEQUENCE follows the clock where no version is numbered."""
    first, second = (
        entries(small_context("en", draft=False, made=MADE + timedelta(minutes=wait)))
        for wait in (0, 5)
    )
    for name, entry in first.items():
        assert int(second[name]["sequence"]) == int(entry["sequence"]) + 5


def test_another_tour_has_other_entries():
    """Two drafts of one day never overwrite each other."""
    one, two = (entries(small_context("en", key=key, draft=False)) for key in ("a", "b"))
    assert not {str(e["uid"]) for e in one.values()} & {str(e["uid"]) for e in two.values()}


def test_a_draft_is_tentative():
    """Calendars show a draft as not certain."""
    assert {str(e["status"]) for e in entries(small_context("en")).values()} == {"TENTATIVE"}
    assert {str(e["status"]) for e in entries().values()} == {"CONFIRMED"}
