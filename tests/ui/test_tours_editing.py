from __future__ import annotations

import math
import re
from base64 import b64decode
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.reading import read_catalogue
from icplanner.tours import DayWish, Hub, Request, Stop, StopKind, Tour, TourDay, TourLeg
from icplanner.travel import Mode
from icplanner.ui.tours.figures import figures, price_text, roof_text
from icplanner.ui.tours.hand import MOST_VERSIONS, History
from icplanner.ui.tours.order import payload
from icplanner.ui.tours.route import drawing
from icplanner.ui.tours.sketch import sketch
from icplanner.words import Words

EN = Words("en")
KARLOVY_VARY = Hub(
    id="karlovy-vary", names=Localised("Karlovy Vary", "Karlsbad"), position=(50.23, 12.87)
)
HOSTILE = "<b>\"'`${{x}}"


def leg(minutes: int, method: str = "road") -> TourLeg:
    """Return a way of so many minutes."""
    return TourLeg(
        from_id="a",
        to_id="b",
        mode=Mode.CAR,
        method=method,
        minutes=minutes,
        buffer_min=5,
        distance_km=minutes / 2,
        error_min=1.0,
        depart_min=540,
        geometry=((50.23, 12.87), (50.25, 12.85)),
    )


def stop(site: str, start_min: int, name: str = "Moser") -> Stop:
    """Return a visit of an hour."""
    return Stop(
        id=site,
        kind=StopKind.SITE,
        names=Localised(name, name, name),
        municipality="Karlovy Vary",
        position=(50.25, 12.85),
        arrive_min=start_min,
        start_min=start_min,
        end_min=start_min + 60,
        latest_arrival_min=start_min + 10,
    )


def tour(*stops: Stop, price: float = 0.0, unknown: int = 0) -> Tour:
    """Return a tour of one day with ways of half an hour."""
    day = TourDay(
        date=date(2027, 6, 12),
        start_hub=KARLOVY_VARY,
        end_hub=KARLOVY_VARY,
        depart_min=540,
        return_min=540 + 30 * (len(stops) + 1) + 60 * len(stops),
        stops=stops,
        legs=tuple(leg(30) for _ in range(len(stops) + 1)),
    )
    request = Request(start="karlovy-vary", days=(DayWish(day.date, 540, 1020),))
    return Tour(request=request, days=(day,), score=50.0, price_czk=price, prices_unknown=unknown)


@pytest.fixture(scope="module")
def catalogue(data_dir):
    """Return the catalogue the product ships."""
    return read_catalogue(data_dir)


@pytest.mark.parametrize(
    ("price", "unknown", "said"),
    [
        (390, 0, "390\u00a0CZK a person"),  # all prices known
        (390, 2, "at least 390\u00a0CZK a person, 2 prices unknown"),  # a minimum
        (0, 1, "1 price unknown"),  # nothing known at all is no "at least 0"
        (0, 0, "0\u00a0CZK a person"),  # everything free
    ],
)
def test_a_price_says_what_is_unknown_of_it(price, unknown, said):
    """Unknown prices are never counted as nothing."""
    assert price_text(tour(price=price, unknown=unknown), EN) == said


@pytest.mark.parametrize(
    ("price", "unknown", "said"),
    [
        (390, 0, "390\u00a0CZK a person, 4,680\u00a0CZK for 12\u00a0people"),
        (
            390,
            2,
            "at least 390\u00a0CZK a person, 4,680\u00a0CZK for 12\u00a0people, 2 prices unknown",
        ),
        (0, 1, "1 price unknown"),
    ],
)
def test_a_group_is_told_what_all_of_it_pays(price, unknown, said):
    """A group reads both prices; what is unknown stays unknown for all of it."""
    one = tour(price=price, unknown=unknown)
    group = replace(one, request=replace(one.request, group_size=12))
    assert price_text(group, EN) == said


def test_shares_count_the_minutes(catalogue):
    """Half an hour there, an hour inside and half an hour back is half the time on the way."""
    found = figures(tour(stop("moser-visitor-centre", 570)), catalogue)
    assert found.way_share == pytest.approx(0.5)
    assert found.distance_km == 30
    assert "glass" in found.groups
    assert roof_text(found, EN) == "100\u00a0% indoors"


def test_a_site_that_vanished_counts_as_unknown(catalogue):
    """A stop the catalogue no longer knows has no roof and no trade to anybody's knowledge."""
    found = figures(tour(stop("vanished", 570)), catalogue)
    assert found.groups == ()
    assert roof_text(found, EN) == "indoors: not known"


def test_a_tour_without_stops_has_figures(catalogue):
    """Nothing planned is no division by nothing."""
    empty = figures(tour(), catalogue)
    assert roof_text(empty, EN) == "indoors: not known"
    assert sketch(tour(), "Sketch")


@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=140))
@settings(max_examples=30)
def test_undo_and_redo_never_leave_the_versions(steps):
    """Whatever one presses, a version is shown, the planned one is kept, and none pile up."""
    planned = tour()
    history = History((planned,))
    for count, step in enumerate(steps):
        if step == "edit":
            edited = tour(price=count + 1)
            history = history.after(edited)
            assert history.shown is edited
        else:
            history = history.moved(-1 if step == "undo" else 1)
        assert history.versions[0] is planned
        assert len(history.versions) <= MOST_VERSIONS


def test_undo_after_redo_shows_the_same_version():
    """One step back and one forth end where they began."""
    history = History((tour(),)).after(tour(price=1)).after(tour(price=2))
    assert history.moved(-1).moved(1) == history
    assert history.moved(-1).after(tour(price=3)).moved(1).shown.price_czk == 3


def test_the_order_numbers_stops_as_the_map_does():
    """List and map count through all days, and the list carries plain text."""
    told = payload(tour(stop("a", 570, HOSTILE), stop("b", 660)), 0, first=4, words=EN)
    assert [row["number"] for row in told["stops"]] == ["4", "5"]
    assert told["stops"][0]["name"] == HOSTILE
    drawn = drawing(tour(stop("a", 570), stop("b", 660)), EN)
    assert [marker.number for marker in drawn.markers] == [1, 2]
    assert len(drawn.hubs) == 1


def test_a_sketch_holds_no_text_of_the_data():
    """The picture is drawn from numbers; only its label is text, and that is escaped."""
    image = sketch(tour(stop("a", 570, HOSTILE)), HOSTILE)
    assert HOSTILE not in image
    assert image.count("<") == 1


def test_a_sketch_hides_no_number_under_another():
    """Two stops of one house, at the door of the hub, are both read off the picture."""
    image = sketch(tour(stop("a", 570), stop("b", 660)), "Sketch")
    svg = b64decode(re.search('base64,([^"]+)', image)[1]).decode()
    spots = [
        (float(x), float(y)) for x, y in re.findall(r'<circle cx="([0-9.]+)" cy="([0-9.]+)"', svg)
    ]
    assert re.findall(">([0-9])</text>", svg) == ["1", "2"]
    assert math.dist(*spots) >= 14.9
    assert svg.count("<path") >= 1
