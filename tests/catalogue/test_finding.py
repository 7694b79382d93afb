from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.catalogue.finding import (
    UnknownName,
    find_event,
    find_place,
    find_site,
    find_stop,
)


def test_every_id_and_name_of_a_site_finds_it(shipped):
    """A site is found by its id and by its name in each language."""
    for site in shipped.sites.values():
        assert find_site(shipped, site.id) is site
        for name in site.names.texts():
            found = find_site(shipped, name.upper())
            assert found is site or name in found.names.texts()


def test_every_id_finds_its_place_and_event(shipped):
    """Places and events are found by their ids."""
    assert all(find_place(shipped, key) is place for key, place in shipped.places.items())
    assert all(find_event(shipped, key) is event for key, event in shipped.events.items())


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("karlsbad", "karlovy-vary"),
        ("KARLOVY VARY", "karlovy-vary"),
        ("marianske lazne", "marianske-lazne"),
        ("Pürstein", "perstejn"),  # the village, not its station of the same German name
        ("puerstein", "perstejn"),
        ("moser", "moser-visitor-centre"),  # no place is called so, one site is
        ("sokolov", "sokolov"),  # a place before the sites of the same town
    ],
)
def test_people_find_what_they_mean(shipped, key, found):
    """Names are understood without accents, in German and in part, where only one fits."""
    assert find_stop(shipped, key).id == found


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("Jachimov", "jachymov"),  # a slip
        ("porzellanikon", "porzellanikon-selb"),  # two are called so
        ("Karlovy", "karlovy-vary"),  # half a name of many
        ("radosovsky mst", "radosovsky-most"),  # a slip in a long name
    ],
)
def test_an_unknown_name_comes_with_suggestions(shipped, key, near):
    """What is not found, or not one thing, is answered with ids that come near."""
    with pytest.raises(UnknownName) as caught:
        find_stop(shipped, key)
    assert near in caught.value.suggestions
    assert len(caught.value.suggestions) <= 5
    assert caught.value.key == key


@given(key=st.text(max_size=30) | st.just("x" * 100_000))
def test_any_key_has_an_answer(shipped, key):
    """Whatever is asked for, the answer is a record or an unknown name with known ids."""
    try:
        answer = (find_site(shipped, key).id,)
    except UnknownName as unknown:
        answer = unknown.suggestions
    assert set(answer) <= set(shipped.sites)
