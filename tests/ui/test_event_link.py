from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.ui.tours import link
from icplanner.ui.tours.event_link import LONGEST_NAME, Visit, read, written
from icplanner.ui.tours.wishes import Wishes, request_of

SATURDAY = date(2027, 9, 11)
PARADE = Visit(
    id="den-horniku-sokolov-2027",
    name="Den horníků",
    municipality="Sokolov",
    position=(50.1813, 12.6401),
    date=SATURDAY,
    start_min=600,
    stay_min=120,
)


@settings(max_examples=60)
@given(st.text(max_size=300), st.integers(0, 1439), st.integers(15, 600))
def test_an_event_survives_the_link(name, start_min, stay_min):
    """Place, day and hours arrive whole; a name arrives as plain text of bounded length."""
    visit = Visit(
        **{f: getattr(PARADE, f) for f in PARADE.__slots__}
        | {"name": name, "start_min": start_min, "stay_min": stay_min}
    )
    found = read(written(visit))
    assert found is not None
    assert (found.start_min, found.stay_min, found.position) == (
        start_min,
        stay_min,
        PARADE.position,
    )
    assert len(found.name) <= LONGEST_NAME
    assert read(written(found)) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2027-09-11", "2027-13-11"),
        ("10:00", "25:00"),
        ("~120~", "~9999~"),
        ("50.18130", "10.18130"),  # another continent
        ("~Sokolov~", "~~"),
        ("den-horniku", "../etc"),
        ("~Den", "~x~Den"),  # a part too many
    ],
)
def test_a_forged_event_is_ignored(before, after):
    """Each part is checked on its own."""
    text = written(PARADE)
    assert before in text
    assert read(text.replace(before, after)) is None


def test_the_tour_passes_the_event_on_its_day_only():
    """A tour of another day leaves it out instead of failing."""
    wishes = Wishes(date=SATURDAY, event=PARADE)
    assert [event.id for event in request_of(wishes).events] == [PARADE.id]
    later = Wishes(date=SATURDAY + timedelta(days=1), event=PARADE)
    assert request_of(later).events == ()


def test_the_event_stands_in_the_link_of_the_tour():
    """Whoever opens the link of a tour gets the event with it."""
    wishes = Wishes(date=SATURDAY, event=PARADE)
    parameters = link.write(wishes, Wishes(date=SATURDAY))
    found = link.read({"event": parameters["event"]}, Catalogue(), Wishes(date=SATURDAY))
    assert found.wishes.event == PARADE
    assert link.read({"event": "x"}, Catalogue(), wishes).ignored == ("event=x",)
