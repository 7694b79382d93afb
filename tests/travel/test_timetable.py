"""Reading GTFS feeds: whole ones, broken ones, huge ones."""

from __future__ import annotations

import zipfile
from datetime import date

import numpy as np
import pytest
from small_networks import STOP_TIMES, STOPS, TRIPS, write_feed, zip_feed

from icplanner.travel import feed
from icplanner.travel.feed import FeedProblem
from icplanner.travel.timetable import Service, read_timetable

MONDAY, SATURDAY = date(2026, 9, 14), date(2026, 9, 19)


def test_a_folder_and_a_zip_file_say_the_same(tmp_path):
    """Feeds may come unpacked, packed, or packed in a folder."""
    folder = write_feed(tmp_path / "feed")
    plain = read_timetable(folder)
    for prefix in ("", "gtfs/"):
        packed = read_timetable(zip_feed(folder, tmp_path / "feed.zip", prefix))
        assert packed.stops == plain.stops
        assert packed.lines == plain.lines
        assert np.array_equal(packed.hops.departs, plain.hops.departs)


def test_trains_run_on_their_days(tmp_path):
    """Weekdays, holidays taken out and Saturdays put in are told apart."""
    timetable = read_timetable(write_feed(tmp_path))
    weekday_train = timetable.lines.index("Sp 3")
    days = [MONDAY, SATURDAY, date(2026, 7, 6), date(2026, 7, 4)]
    assert [bool(timetable.running(day)[weekday_train]) for day in days] == [
        True, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("missing", ["stops", "routes", "trips", "stop_times"])
def test_a_missing_table_is_named(tmp_path, missing):
    """Without one of its tables the feed is refused by that table's name."""
    with pytest.raises(FeedProblem, match=f"{missing}.txt is missing"):
        read_timetable(write_feed(tmp_path, **{missing: None}))


def test_a_feed_needs_a_calendar(tmp_path):
    """Either calendar will do, but one there must be."""
    assert read_timetable(write_feed(tmp_path / "one", calendar_dates=None)).lines
    folder = write_feed(tmp_path / "none", calendar=None, calendar_dates=None)
    with pytest.raises(FeedProblem, match=r"calendar_dates.txt is missing"):
        read_timetable(folder)


def test_all_problems_are_told_at_once(tmp_path):
    """A feed with three faults names all three, with their lines."""
    times = STOP_TIMES.replace("08:20:00,08:21:00", "quarter past,08:21:00")
    times = times.replace("t2,10:20:00,10:21:00,B", "t2,10:20:00,10:21:00,NOWHERE")
    stops = STOPS.replace("50.34,12.94", "95.0,12.94")
    folder = write_feed(tmp_path, stops=stops, stop_times=times)
    with pytest.raises(FeedProblem) as caught:
        read_timetable(folder)
    text = " ".join(caught.value.problems)
    for part in ("95.0, 12.94 is no position", "'quarter past' is no time", "'NOWHERE'", "line 3"):
        assert part in text


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("trips", "r1,daily,t2", "r1,never,t2", "'never' has no calendar"),
        ("calendar", "20260101", "2026-01-01", "is no date"),
        ("calendar_dates", "20260706,2", "20260706,5", "exception_type must be 1 or 2"),
        ("stop_times", "A,1", "A,first", "stop_sequence must be a whole number"),
        ("stop_times", "08:41:30", "08:10:00", "goes back in time"),
        ("stop_times", "10:40:00,10:40:00", "99:99:00,99:99:00", "is no time"),
        ("stop_times", "stop_sequence", "order", "has no column stop_sequence"),
    ],
)
def test_a_faulty_row_is_refused_with_its_rule(tmp_path, table, old, new, message):
    """Each rule of the format is told in its own words."""
    folder = write_feed(tmp_path)
    path = folder / f"{table}.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FeedProblem, match=message):
        read_timetable(folder)


def test_a_stop_without_a_position_stays_in_the_timetable(tmp_path):
    """Such a stop is passed and told, never lost and never put at 0, 0."""
    stops = STOPS.replace("G,Ghost,,", "G,Ghost,0,0")
    for table in (STOPS, stops):
        timetable = read_timetable(write_feed(tmp_path, stops=table))
        ghost = next(stop for stop in timetable.stops if stop.name == "Ghost")
        assert ghost.position is None
        assert any("Ghost" in warning for warning in timetable.warnings)
        assert timetable.stops.index(ghost) in timetable.hops.end


def test_a_call_without_times_is_told(tmp_path):
    """GTFS allows a stop without times; the train then runs on to the next one."""
    times = STOP_TIMES.replace("t1,08:30:00,08:30:00,G", "t1,,,G")
    timetable = read_timetable(write_feed(tmp_path, stop_times=times))
    assert any("no time" in warning for warning in timetable.warnings)
    assert len(timetable.hops.trip) == 7


def test_a_feed_without_trains_is_refused(tmp_path):
    """A feed in which nothing runs is no answer to anything."""
    empty = TRIPS.split("\n", 1)[0] + "\n", STOP_TIMES.split("\n", 1)[0] + "\n"
    with pytest.raises(FeedProblem, match="no train runs"):
        read_timetable(write_feed(tmp_path, trips=empty[0], stop_times=empty[1]))


def test_neither_folder_nor_zip_is_refused(tmp_path):
    """A path that is nothing, or a file that is no zip, is named."""
    with pytest.raises(FeedProblem, match="no such folder"):
        read_timetable(tmp_path / "nothing.zip")
    text = tmp_path / "text.zip"
    text.write_text("hello", encoding="utf-8")
    with pytest.raises(FeedProblem, match="neither a folder nor a zip"):
        read_timetable(text)


def test_tables_that_explode_are_refused(tmp_path, monkeypatch):
    """A small zip that unpacks to more than the limit is never read whole."""
    monkeypatch.setattr(feed, "MAX_TABLE_BYTES", 1000)
    folder = write_feed(tmp_path / "feed")
    archive = zip_feed(folder, tmp_path / "feed.zip")
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("frequencies.txt", "0" * 10_000)
    read_timetable(archive)  # what is not needed is not read
    (folder / "stops.txt").write_text(STOPS + " " * 1000, encoding="utf-8")
    for source in (folder, zip_feed(folder, tmp_path / "big.zip")):
        with pytest.raises(FeedProblem, match=r"stops.txt is larger than"):
            read_timetable(source)


def test_too_many_rows_and_foreign_encodings_are_refused(tmp_path, monkeypatch):
    """Rows are counted, and text must be UTF-8."""
    (write_feed(tmp_path) / "routes.txt").write_bytes("route_id\nč".encode("cp1250"))
    with pytest.raises(FeedProblem, match="not UTF-8"):
        read_timetable(tmp_path)
    monkeypatch.setattr(feed, "MAX_ROWS", 3)
    with pytest.raises(FeedProblem, match="more than 3 rows"):
        read_timetable(write_feed(tmp_path))


def test_many_problems_are_cut_short():
    """A person reads twenty messages and the count of the rest; a program gets them all."""
    problem = FeedProblem([f"line {n}" for n in range(30)])
    assert str(problem).endswith("and 10 more")
    assert len(problem.problems) == 30


def test_a_service_without_a_week_runs_on_its_added_days():
    """Services may live of exceptions alone."""
    service = Service(added=frozenset({MONDAY}))
    assert service.runs(MONDAY)
    assert not service.runs(SATURDAY)


def test_a_damaged_zip_is_refused(tmp_path):
    """Bits that rotted in the archive are told, never half read."""
    archive = zip_feed(write_feed(tmp_path / "feed"), tmp_path / "feed.zip")
    content = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as file:
        begin = file.getinfo("stops.txt").header_offset + 60
    content[begin : begin + 20] = b"\xff" * 20
    archive.write_bytes(bytes(content))
    with pytest.raises(FeedProblem, match="cannot be unpacked"):
        read_timetable(archive)
