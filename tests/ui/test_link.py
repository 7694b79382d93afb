"""The view in the link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.catalogue.facets import Facet
from icplanner.catalogue.filters import Filters, Near
from icplanner.ui.link import DISTANCES_KM, MAX_IGNORED, MAX_TEXT, NAMES, Known, View, read, write
from icplanner.ui.text import plain

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
        near=st.none() | st.builds(Near, st.just("karlovy-vary"), st.sampled_from(DISTANCES_KM)),
    ),
    st.none() | st.sampled_from(sorted(KNOWN.sites)),
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
        ({"near": "karlovy-vary", "km": "1e9"}, "km=1e9"),
        ({"near": "karlovy-vary", "km": "-5"}, "km=-5"),
        ({"near": "karlovy-vary"}, "near=karlovy-vary"),  # half a pair
        ({"q": "x" * 100_000}, "q=" + "x" * 39 + "…"),
        ({"kind": "~".join(map(str, range(300)))}, "kind=0"),
    ],
)
def test_absurd_parts_are_ignored_and_told(parameters, told):
    """What a link cannot mean is named, shortened, and leaves the rest alone."""
    parsed = read({**parameters, "country": "a"}, KNOWN)
    assert told in parsed.ignored
    assert parsed.view == View(Filters(chosen={Facet.COUNTRY: frozenset({"a"})}))
