from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.industry import IndustryGroup
from icplanner.programme import Certainty, Wanted
from icplanner.programme.validation import AUDIENCES, KINDS
from icplanner.ui.september.view import MINUTES, Known, Part, Shape, View, first_view, years_for
from icplanner.ui.september.view_link import NAMES, read, write

TODAY = date(2026, 11, 22)
KNOWN = Known(
    years=years_for(TODAY), places=frozenset({"Sokolov", "Bečov nad Teplou"}), hubs=("loket",)
)
DEFAULT = first_view(TODAY)

SOME = {
    "kinds": st.lists(st.sampled_from(KINDS), unique=True, max_size=3),
    "groups": st.lists(st.sampled_from([g.value for g in IndustryGroup]), unique=True, max_size=3),
    "audiences": st.lists(st.sampled_from(AUDIENCES), unique=True, max_size=3),
    "places": st.lists(st.sampled_from(sorted(KNOWN.places)), unique=True),
}
WANTED = st.builds(
    lambda near, within, certainty, **some: Wanted(
        near=near,
        within_min=within if near else Wanted().within_min,
        certainty=certainty,
        **{name: tuple(values) for name, values in some.items()},
    ),
    near=st.sampled_from([None, "loket"]),
    within=st.sampled_from(MINUTES),
    certainty=st.sampled_from([None, *Certainty]),
    **SOME,
)
VIEWS = st.builds(
    View,
    year=st.sampled_from(KNOWN.years),
    month=st.integers(1, 12),
    part=st.sampled_from(Part),
    shape=st.sampled_from(Shape),
    programme=st.sampled_from(["", "0124ad28-c6f2-442a-9627-5b87318e500b"]),
    wanted=WANTED,
    event=st.sampled_from(["", "den-horniku-sokolov-2027"]),
    plan=st.sampled_from(["", "0124ad28-c6f2-442a-9627-5b87318e500b"]),
)


@settings(max_examples=80)
@given(VIEWS, st.integers(1, 28), st.booleans())
def test_a_view_survives_the_link(view, day, with_day):
    """Whatever is chosen, the link opens the same view."""
    if with_day:
        view = View(
            **{f: getattr(view, f) for f in view.__slots__ if f != "day"},
            day=date(view.year, view.month, day),
        )
    parsed = read(write(view), KNOWN, DEFAULT)
    assert parsed.view == view
    assert parsed.ignored == ()


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=60)))
def test_any_link_opens(parameters):
    """Absurd parts are ignored and told, and a link is never an error."""
    parsed = read(parameters, KNOWN, DEFAULT)
    assert parsed.view.year in KNOWN.years
    assert read(write(parsed.view), KNOWN, DEFAULT).ignored == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("month", "13"),
        ("year", "9999"),
        ("year", "1899"),
        ("part", "admin"),
        ("near", "prague"),
        ("within", "7"),
        ("day", "2027-02-29"),
        ("day", "2027-10-01"),  # not in the month shown
        ("place", "x" * 5000),
        ("event", "<script>"),
    ],
)
def test_absurd_values_are_told(name, value):
    """The reader learns which part meant nothing."""
    parsed = read({name: value}, KNOWN, DEFAULT)
    assert [part.split("=")[0] for part in parsed.ignored] == [name]


def test_october_already_means_next_september():
    """Who comes after September sees the coming one."""
    assert first_view(date(2026, 9, 30)).year == 2026
    assert first_view(date(2026, 10, 1)).year == 2027
