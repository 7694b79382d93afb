from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seasons import on

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.programme import (
    DocumentError,
    Entry,
    EntryState,
    Programme,
    ProgrammeError,
    changes,
    entry_problems,
    from_document,
    to_document,
)
from icplanner.programme.entry import cancelled, chosen, confirmed, edited, moved, reinstated
from icplanner.programme.programme import with_changed, with_chosen, with_entry, without
from icplanner.words import Words
from icplanner.words.programme import certainty

SATURDAY = date(2027, 9, 11)
EMPTY = Programme(name="Kulturní září 2027", year=2027)


@pytest.fixture
def september() -> Programme:
    """Return a programme of two estimated events."""
    return with_chosen(EMPTY, [on("fair", SATURDAY), on("parade", SATURDAY + timedelta(days=7))])


def test_choosing_again_changes_nothing(september):
    """What a programme holds stays as it was decided, also when it is chosen once more."""
    decided = with_changed(september, confirmed(september.entry("fair-2027"), "the town"))
    assert with_chosen(decided, [on("fair", SATURDAY)]) == decided


def test_a_cancelled_event_stays_and_says_so(september):
    """It is neither dropped nor an estimate any more."""
    gone = with_changed(september, cancelled(september.entry("fair-2027"), "floods"))
    (fair, _) = gone.occurrences
    assert fair.cancelled
    assert fair.note == "floods"
    assert reinstated(gone.entry("fair-2027")).state is EntryState.ESTIMATED


def test_what_readers_have_seen_is_cancelled_and_not_removed(september):
    """Only an entry that was never released can be taken out."""
    assert without(september, "fair-2027", None).entries == (september.entry("parade-2027"),)
    with pytest.raises(ProgrammeError, match="released"):
        without(september, "fair-2027", september)


def test_a_moved_event_remembers_where_it_was_first(september):
    """Two moves tell the first date; moving back is no move."""
    fair = september.entry("fair-2027")
    week = timedelta(days=7)
    twice = moved(moved(fair, SATURDAY + week, SATURDAY + week), SATURDAY - week, SATURDAY - week)
    assert twice.moved_from == SATURDAY
    assert moved(twice, SATURDAY, SATURDAY).moved_from is None


def test_ids_are_unique_and_unknown_ones_told(september):
    """The same entry twice and a change of nothing are refused."""
    with pytest.raises(ProgrammeError, match="held"):
        with_entry(september, september.entry("fair-2027"))
    with pytest.raises(ProgrammeError, match="unknown"):
        with_changed(september, chosen(on("other", SATURDAY)))


def test_changes_tell_readers_everything(september):
    """Added, moved and confirmed, cancelled, removed: each is told, once."""
    fair, parade = september.entries
    after = with_changed(september, confirmed(moved(fair, SATURDAY, SATURDAY), "town"))
    later = SATURDAY + timedelta(days=14)
    after = with_changed(after, confirmed(moved(fair, later, later), "town"))
    after = with_changed(after, cancelled(parade, "floods"))
    after = with_entry(after, chosen(on("new", SATURDAY)))
    told = [(one.code, one.entry.uid) for one in changes(september, after)]
    assert told == [
        ("added", "new-2027"),
        ("cancelled", "parade-2027"),
        ("moved", "fair-2027"),
        ("confirmed", "fair-2027"),
    ]
    assert [one.code for one in changes(after, replace(after, entries=after.entries[:2]))] == [
        "removed"
    ]
    assert changes(after, after) == ()


def test_everything_that_is_wrong_is_told_at_once():
    """End before start, no name, no town, a wrong address: four problems, not the first."""
    entry = chosen(on("x", SATURDAY))
    event = replace(entry.event, names=Localised(), municipality="", website="ftp://x")
    bad = replace(entry, event=event, end=SATURDAY - timedelta(days=1))
    codes = {one.code for one in entry_problems(bad, Catalogue(), 2027)}
    assert {"end_before_start", "no_name", "no_place", "no_web_address"} <= codes


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (date(1899, 9, 11), date(1899, 9, 11), "absurd_year"),
        (date(9999, 12, 31), date(9999, 12, 31), "absurd_year"),
        (date(2027, 9, 1), date(2027, 10, 10), "long"),  # forty days
        (date(2027, 9, 1), date(2029, 9, 1), "longer_than_a_year"),
        (date(2026, 9, 11), date(2026, 9, 11), "other_year"),
        (datetime(2027, 3, 28, 2, 30), date(2027, 3, 28), "skipped_hour"),  # clocks go on
        (datetime(2027, 10, 31, 2, 30), date(2027, 10, 31), "doubled_hour"),  # clocks go back
        (datetime(2027, 9, 11, 10), datetime(2027, 9, 11, 9), "end_before_start"),
    ],
)
def test_odd_times_are_flagged_or_refused(start, end, code):
    """Each odd time has its own reason."""
    entry = replace(chosen(on("x", SATURDAY)), start=start, end=end)
    assert code in {one.code for one in entry_problems(entry, Catalogue(), 2027)}


def test_an_unknown_venue_is_flagged():
    """A site that the catalogue does not have is told, and kept."""
    entry = chosen(on("x", SATURDAY, site="nowhere"))
    (problem,) = [p for p in entry_problems(entry, Catalogue(), 2027) if p.field == "site"]
    assert (problem.code, problem.gravity.value) == ("unknown_venue", "flagged")


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40)
MOMENTS = st.one_of(
    st.dates(date(1995, 1, 1), date(2099, 12, 31)),
    st.datetimes(datetime(1995, 1, 1), datetime(2099, 12, 31)),
)


@settings(max_examples=40)
@given(TEXTS, MOMENTS, MOMENTS, st.sampled_from(EntryState), st.one_of(st.none(), MOMENTS))
def test_a_programme_survives_being_kept(name, start, end, state, moved_from):
    """Written as JSON and read back it is the same programme."""
    one = chosen(on("x", SATURDAY))
    event = replace(one.event, names=Localised(cs=name.strip()))
    entry = replace(one, event=event, start=start, end=end, state=state, moved_from=moved_from)
    programme = replace(EMPTY, entries=(entry,), releases=(2, 5))
    again = from_document(json.loads(json.dumps(to_document(programme))))
    assert again == programme


@pytest.mark.parametrize(
    "broken",
    [
        {"version": 2},  # a version of tomorrow
        {"schema": "something.else"},
        {"year": 9999},
        {"surprise": 1},
        {"entries": "none"},
    ],
)
def test_another_document_is_refused(broken):
    """Unknown versions, fields and types are refused with a reason."""
    with pytest.raises(DocumentError):
        from_document(to_document(EMPTY) | broken)


def test_an_id_twice_is_refused(september):
    """Two entries of one id cannot be told apart by a calendar."""
    document = to_document(september)
    document["entries"] = [document["entries"][0]] * 2
    with pytest.raises(DocumentError, match="twice"):
        from_document(document)


def test_an_entry_is_an_occurrence(september):
    """Calendars, warnings and exports see the same as the editor."""
    entry: Entry = september.entries[0]
    assert entry.occurrence == on("fair", SATURDAY)


def test_another_day_has_to_be_confirmed_anew(september):
    """Who confirmed a day did not confirm another one; the rule's estimate stays one, too."""
    sure = confirmed(september.entry("fair-2027"), "town")
    later = SATURDAY + timedelta(days=7)
    shifted = moved(sure, later, later)
    assert (shifted.state, shifted.source) == (EntryState.ESTIMATED, "")
    assert certainty(shifted.occurrence, Words("en")) == "planned anew, not confirmed"
    assert certainty(sure.occurrence, Words("en")) == "date confirmed: town"


def test_an_own_event_keeps_who_confirmed_it_for_its_day_only(september):
    """Another source confirms, none is an estimate, and the old one confirms no other day."""
    sure = confirmed(september.entry("fair-2027"), "town")
    event = replace(sure.event, venue_name="Square")
    later = SATURDAY + timedelta(days=7)
    renamed = edited(sure, event, SATURDAY, SATURDAY, "town")
    assert (renamed.event, renamed.state, renamed.source) == (event, sure.state, "town")
    assert edited(sure, event, later, later, "town").state is EntryState.ESTIMATED
    assert edited(sure, event, later, later, "letter").state is EntryState.CONFIRMED
    assert edited(sure, event, SATURDAY, SATURDAY, "").state is EntryState.ESTIMATED


def test_hours_that_become_known_move_nothing(september):
    """The day with its hours is the day that was planned and confirmed; another hour is a move."""
    sure = confirmed(september.entry("fair-2027"), "town")
    ten, noon = (datetime.combine(sure.first_day, time(hour)) for hour in (10, 12))
    timed = moved(sure, ten, noon)
    assert (timed.state, timed.source, timed.moved_from) == (sure.state, "town", None)
    before = with_changed(september, sure)
    told = [one.code for one in changes(before, with_changed(before, timed))]
    assert told == ["edited"]
    assert moved(timed, noon, noon).moved_from == ten
