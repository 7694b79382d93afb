"""Journeys by train: three lines with names, and the region's real timetable."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import ADORF, BERGEN, CHLUM, DORF, TABLES, known_trains, write_feed

from icplanner.solver.problem import NO_WAY as SOLVERS_NO_WAY
from icplanner.travel import Leg, Mode, Unreachable, pace
from icplanner.travel.train import NO_WAY, read_train_travel

WEDNESDAY = date(2026, 9, 16)


def moment(clock: str, day: date = WEDNESDAY) -> datetime:
    """Return a time of the day."""
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}")


def test_a_direct_train_is_named(three_lines):
    """The leg names the train, its stops and its times, and tells waiting from riding."""
    leg = three_lines.leg(ADORF, BERGEN, moment("07:50"))
    (ride,) = leg.rides
    assert (ride.line, ride.from_stop, ride.to_stop) == ("Os 1", "Adorf", "Bergen")
    assert (ride.departs, ride.arrives) == (moment("08:00"), moment("08:20"))
    assert (leg.minutes, leg.wait_min, leg.moving_min) == (30.0, 10.0, 20.0)
    assert leg.method == "timetable"


def test_a_change_needs_its_minutes(three_lines):
    """Two minutes are too short to change: the next train on is taken, and the later first one."""
    leg = three_lines.leg(ADORF, DORF, moment("07:30"))
    assert [ride.line for ride in leg.rides] == ["Os 1", "Sp 4"]
    assert leg.rides[-1].arrives == moment("09:18")


def test_nobody_rides_past_a_station_and_back(region):
    """From Aš to Luby one changes in Cheb, not beyond it."""
    stops = {stop.name: i for i, stop in enumerate(region.trains.timetable.stops)}
    leg = region.trains.between_stops(stops["Aš"], stops["Luby u Chebu"], moment("06:00"))
    assert [ride.to_stop for ride in leg.rides] == ["Cheb", "Luby u Chebu"]


def test_a_stop_without_position_is_passed(three_lines):
    """A train runs through a stop nobody can place, to the half minute."""
    leg = three_lines.leg(ADORF, CHLUM, moment("08:00"))
    assert leg.moving_min == 41.5
    assert len(leg.geometry) == 5


def test_walking_to_the_station_counts(three_lines):
    """A walk of 1 km to the station is in the way, with the time to find the platform."""
    away = (ADORF[0] + 1 / 111.195, ADORF[1])
    leg = three_lines.leg(away, BERGEN, moment("07:00"))
    walk_min = 1.3 / pace.WALK_KMH * 60 + pace.PLATFORM_S / 60
    assert leg.access_min == pytest.approx(walk_min, abs=0.1)
    assert leg.rides[0].departs == moment("08:00")
    assert leg.minutes == pytest.approx(80.0)


def test_a_short_way_is_walked(three_lines):
    """Where the walk is no slower than the next train, one walks."""
    near = (ADORF[0] + 1 / 111.195, ADORF[1])
    leg = three_lines.leg(ADORF, near, moment("07:00"))
    assert leg.rides == ()
    assert leg.minutes == pytest.approx(1.3 / 4.5 * 60, rel=0.01)


@pytest.mark.parametrize(
    ("end", "clock", "code"),
    [
        (BERGEN, "23:55", "no_train"),  # the last train has left
        ((50.5, 12.94), "08:00", "no_station"),  # no station near
    ],
)
def test_no_way_has_its_code(three_lines, end, clock, code):
    """Too late and too far are different answers."""
    assert three_lines.leg(ADORF, end, moment(clock)) == Unreachable(Mode.TRAIN, code)


def test_trains_past_midnight_belong_to_the_evening_before(three_lines):
    """Who leaves Adorf at 23:45 arrives on the next day."""
    leg = three_lines.leg(ADORF, BERGEN, moment("23:45"))
    assert leg.rides[0].arrives == moment("00:10", WEDNESDAY + timedelta(days=1))


def test_a_train_of_the_evening_before_is_still_running(tmp_path):
    """After midnight the night train of the day before can be boarded."""
    times = TABLES["stop_times.txt"].replace("23:50:00,23:50:00", "24:30:00,24:30:00")
    times = times.replace("24:10:00,24:10:00", "24:50:00,24:50:00")
    travel = read_train_travel(write_feed(tmp_path, stop_times=times))
    leg = travel.leg(ADORF, BERGEN, moment("00:15"))
    assert leg.rides[0].departs == moment("00:30")


def test_another_year_is_said_loudly(three_lines):
    """A date the timetable does not cover gets the note, with the real date on the rides."""
    leg = three_lines.leg(ADORF, BERGEN, datetime(2028, 9, 13, 7, 50))
    assert leg.notes == ("timetable_other_year",)
    assert leg.rides[0].departs.year == 2028


def test_moments_with_a_zone_are_read_as_czech_clocks(three_lines):
    """6:00 UTC is 8:00 in September."""
    leg = three_lines.leg(ADORF, BERGEN, datetime(2026, 9, 16, 6, 0, tzinfo=UTC))
    assert leg.rides[0].departs == moment("08:00")


@pytest.mark.parametrize("day", [date(1899, 1, 1), date(9999, 12, 31), date(1, 1, 1)])
def test_absurd_dates_get_an_answer(three_lines, day):
    """No date raises."""
    assert isinstance(three_lines.leg(ADORF, BERGEN, moment("07:00", day)), Leg | Unreachable)


def test_a_typical_journey_has_no_wait(three_lines):
    """Without a time of departure the median journey is told, and that it is one."""
    leg = three_lines.leg(ADORF, BERGEN)
    assert (leg.minutes, leg.wait_min, leg.notes) == (20.0, 0.0, ("typical_day",))
    assert three_lines.leg(ADORF, (50.5, 12.9)) == Unreachable(Mode.TRAIN, "no_station")


def test_stops_without_position_are_no_ends(three_lines):
    """A journey cannot be asked from a stop nobody can place."""
    with pytest.raises(ValueError, match="position"):
        three_lines.between_stops(0, 4, moment("08:00"))


places = st.sampled_from([ADORF, BERGEN, CHLUM, DORF, (50.21, 12.81), (50.19, 12.95)])


@given(points=st.lists(places, min_size=2, max_size=4), leave=st.integers(420, 660))
@settings(max_examples=25)
def test_the_table_says_what_single_queries_say(three_lines, points, leave):
    """Forward search from one place and backward profiles from all agree to the minute."""
    table = three_lines.departures_table(points, WEDNESDAY, leave, leave + 2)
    for i, start in enumerate(points):
        for j, end in enumerate(points):
            if i == j:
                continue
            leg = three_lines.leg(start, end, moment(f"{leave // 60:02}:{leave % 60:02}"))
            told = NO_WAY if isinstance(leg, Unreachable) else -int(-leg.minutes // 1)
            # Walks are whole seconds in the table.
            assert abs(table[0, i, j] - told) <= (not getattr(leg, "rides", True))


def test_the_table_of_the_region_equals_single_queries(region):
    """In the real timetable too, with walks and changes."""
    trains = region.trains
    rng = np.random.default_rng(3)
    placed = [stop.position for stop in trains.timetable.stops if stop.position is not None]
    points = [placed[i] for i in rng.choice(len(placed), 8, replace=False)]
    points += [(50.2216, 12.8824), (49.9784, 12.7064)]
    table = trains.departures_table(points, WEDNESDAY, 480, 600)
    for leave in (480, 531, 600):
        for i, start in enumerate(points):
            for j, end in enumerate(points):
                if i == j:
                    continue
                leg = trains.leg(start, end, moment(f"{leave // 60:02}:{leave % 60:02}"))
                told = NO_WAY if isinstance(leg, Unreachable) else -int(-leg.minutes // 1)
                assert abs(table[leave - 480, i, j] - told) <= 1


def test_leaving_later_never_arrives_earlier(region):
    """What the solver relies on: arrival times do not fall as departures get later."""
    points = [(50.2355, 12.8668), (50.1861, 12.6446), (50.0738, 12.3808), (50.2, 12.7)]
    table = region.departures_table(points, WEDNESDAY, 300, 1500)
    arrivals = table + np.arange(300, 1501)[:, None, None]
    assert (np.diff(arrivals, axis=0) >= 0).all()
    assert (table[:, range(4), range(4)] == 0).all()
    assert NO_WAY == SOLVERS_NO_WAY


def test_an_empty_table_has_no_places(three_lines):
    """No points, no ways; the minutes are still there."""
    assert three_lines.departures_table([], WEDNESDAY, 0, 9).shape == (10, 0, 0)


@pytest.mark.parametrize(
    ("start", "end", "median"),
    [
        ("Karlovy Vary", "Sokolov", 24),
        ("Karlovy Vary", "Cheb", 53.5),
        ("Karlovy Vary", "Potůčky", 67),
        ("Karlovy Vary dolní nádraží", "Mariánské Lázně", 73),
        ("Sokolov", "Kraslice", 36),
        ("Cheb", "Luby u Chebu", 36),
    ],
)
def test_typical_rides_are_near_the_published_medians(region, start, end, median):
    """The typical journey of well-known lines is near the published median."""
    stops = {stop.name: i for i, stop in enumerate(region.trains.timetable.stops)}
    leg = region.trains.between_stops(stops[start], stops[end])
    assert leg.moving_min == pytest.approx(median, abs=1.5)


def test_typical_direct_rides_lie_within_the_timetable(region):
    """Between places with five direct trains a day no typical ride is outside their range."""
    stops = {stop.name: i for i, stop in enumerate(region.trains.timetable.stops)}
    outside = []
    for row in known_trains()[::16]:
        leg = region.trains.between_stops(stops[row["from"]], stops[row["to"]])
        if not float(row["least_min"]) <= leg.moving_min <= float(row["most_min"]):
            outside.append((row["from"], row["to"], leg.moving_min))
    assert outside == []
