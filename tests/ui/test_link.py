"""The view in the link."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.catalogue.facets import Facet
from icplanner.catalogue.filters import Filters
from icplanner.hours import FIRST_YEAR, LAST_YEAR, Verdict
from icplanner.ui.link import (
    MAX_IGNORED,
    MAX_TEXT,
    MODES,
    NAMES,
    WITHIN_MIN,
    Known,
    read,
    write,
)
from icplanner.ui.text import plain
from icplanner.ui.view import Near, OpenOn, View

KNOWN = Known(
    values={facet: frozenset({"a", "b", "Loket, Údolí", "x y"}) for facet in Facet},
    hubs=("karlovy-vary",),
    sites=frozenset({"moser", "důl-1"}),
)

CHOICES = st.dictionaries(
    st.sampled_from(Facet),
    st.frozensets(st.sampled_from(sorted(KNOWN.values[Facet.KIND])), min_size=1),
)
VIEWS = st.builds(
    View,
    st.builds(
        Filters,
        text=st.text(max_size=MAX_TEXT).map(plain),
        chosen=CHOICES,
    ),
    st.none() | st.sampled_from(sorted(KNOWN.sites)),
    st.none()
    | st.builds(Near, st.just("karlovy-vary"), st.sampled_from(MODES), st.sampled_from(WITHIN_MIN)),
    st.none()
    | st.builds(
        OpenOn,
        st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)),
        st.none() | st.integers(0, 1439),
        st.frozensets(st.sampled_from(Verdict)),
    ),
)


@given(VIEWS)
def test_a_view_survives_its_link(view):
    """Reading what was written gives the same view, and nothing is ignored."""
    parsed = read(write(view), KNOWN)
    assert parsed.view == view
    assert parsed.ignored == ()


@given(st.dictionaries(st.sampled_from([*NAMES, "lang", "utm"]), st.text(max_size=60)))
def test_any_link_gives_a_view_of_known_things(parameters):
    """Whatever a link holds, the view holds only what exists."""
    parsed = read(parameters, KNOWN)
    for facet, values in parsed.view.filters.chosen.items():
        assert values
        assert values <= KNOWN.values[facet]
    assert parsed.view.site is None or parsed.view.site in KNOWN.sites
    assert len(parsed.view.filters.text) <= MAX_TEXT
    assert len(parsed.ignored) <= MAX_IGNORED
    assert all(len(part) < 80 for part in parsed.ignored)


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"kind": "palace"}, "kind=palace"),
        ({"site": "atlantis"}, "site=atlantis"),
        ({"near": "karlovy-vary", "min": "1e9", "mode": "car"}, "min=1e9"),
        ({"near": "karlovy-vary", "min": "-30", "mode": "car"}, "min=-30"),
        ({"near": "karlovy-vary", "min": "30", "mode": "coach"}, "mode=coach"),  # not offered
        ({"near": "karlovy-vary"}, "near=karlovy-vary"),  # a part without the others
        ({"near": "karlovy-vary", "km": "30"}, "km=30"),  # as links of the first version had it
        ({"on": "2027-02-29"}, "on=2027-02-29"),  # no such day
        ({"on": "1899-12-31"}, "on=1899-12-31"),  # before any holiday list
        ({"on": "9999-01-01"}, "on=9999-01-01"),
        ({"on": "2027-W37-6"}, "on=2027-W37-6"),  # ISO, but not what the page writes
        ({"at": "14:10"}, "at=14:10"),  # a time without a day
        ({"verdict": "open"}, "verdict=open"),
        ({"q": "x" * 100_000}, "q=" + "x" * 39 + "…"),
        ({"kind": "~".join(map(str, range(300)))}, "kind=0"),
    ],
)
def test_absurd_parts_are_ignored_and_told(parameters, told):
    """What a link cannot mean is named, shortened, and leaves the rest alone."""
    parsed = read({**parameters, "country": "a"}, KNOWN)
    assert told in parsed.ignored
    assert parsed.view == View(Filters(chosen={Facet.COUNTRY: frozenset({"a"})}))


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"at": "25:00"}, "at=25:00"),
        ({"at": "9:5"}, "at=9:5"),
        ({"verdict": "open~perhaps"}, "verdict=perhaps"),
    ],
)
def test_a_day_outlives_an_absurd_time_or_verdict(parameters, told):
    """What is wrong about the time or a verdict is told; the day holds."""
    parsed = read({"on": "2027-09-18", **parameters}, KNOWN)
    assert parsed.ignored == (told,)
    assert parsed.view.open_on is not None
    assert parsed.view.open_on.day == date(2027, 9, 18)
    assert parsed.view.open_on.at_min is None
