"""Filters, facets and their live counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.facets import UNKNOWN, Facet, values_of
from icplanner.catalogue.filters import Filters
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.selection import Selector
from icplanner.catalogue.site import Access, Era, Kind, Site, Status

FACTS = st.sampled_from([True, False, None])


@st.composite
def sites(draw, number: int) -> Site:
    """Return a site with every filtered fact drawn, the unknown ones as well."""
    industry = st.sampled_from(["tin_mining", "porcelain", "glass", "other:paper"])
    lat_lon = st.tuples(st.floats(49.8, 50.6), st.floats(12.1, 13.3))
    return Site(
        id=f"site-{number}",
        names=Localised(cs=draw(st.sampled_from(["Důl", "Sklárna", "Žlutý mlýn"])), de="Schönbach"),
        kind=draw(st.sampled_from(Kind)),
        industries=tuple(draw(st.lists(industry, unique=True, max_size=2))),
        era=tuple(draw(st.lists(st.sampled_from(Era), unique=True, max_size=2))),
        country=draw(st.sampled_from(["CZ", "DE"])),
        municipality=draw(st.sampled_from(["Loket", "Selb"])),
        position=draw(st.none() | lat_lon),
        status=draw(st.sampled_from(Status)),
        indoor=draw(FACTS),
        underground=draw(FACTS),
        wheelchair=draw(st.none() | st.sampled_from(Access)),
        booking_required=draw(FACTS),
        languages=tuple(draw(st.lists(st.sampled_from(["cs", "de"]), unique=True))),
        in_strategy=draw(st.booleans()),
        heritage_status=tuple(draw(st.lists(st.sampled_from(["nkp", "unesco_great_spas"])))),
    )


WORLDS = st.integers(0, 12).flatmap(lambda size: st.tuples(*(sites(n) for n in range(size))))


@st.composite
def filters(draw, world) -> Filters:
    """Return filters over values of the world, and some that nothing has."""
    chosen = {}
    for facet in draw(st.lists(st.sampled_from(Facet), unique=True, max_size=3)):
        values = sorted({value for site in world for value in values_of(site, facet)})
        chosen[facet] = draw(st.frozensets(st.sampled_from([*values, "nobody"]), min_size=1))
    return Filters(text=draw(st.sampled_from(["", "dul", "SCHONBACH"])), chosen=chosen)


@st.composite
def asked_worlds(draw):
    """Return a world and filters over it."""
    world = draw(WORLDS)
    return world, draw(filters(world))


@settings(max_examples=60)
@given(asked_worlds())
def test_a_count_is_what_choosing_its_value_shows(asked):
    """The count at a value equals the number of sites when that value is chosen alone."""
    world, wanted = asked
    selector = Selector(world)
    counts = selector.counts(wanted)
    for facet in Facet:
        for value in selector.values(facet):
            shown = selector.select(wanted.choosing(facet, frozenset({value})))
            assert counts.of(facet, value) == len(shown)


@settings(max_examples=60)
@given(asked_worlds())
def test_selected_sites_answer_each_filter_read_one_by_one(asked):
    """The selector's sets agree with a plain reading of the filters, site by site."""
    world, wanted = asked

    def answers(site: Site) -> bool:
        for facet, values in wanted.chosen.items():
            if not values & values_of(site, facet):
                return False
        if not wanted.values(Facet.STATUS) and site.status is Status.CLOSED:
            return False
        return wanted.text != "dul" or site.names.cs == "Důl"

    assert Selector(world).select(wanted) == tuple(filter(answers, world))


@settings(max_examples=30)
@given(asked_worlds(), st.sets(st.sampled_from([f"site-{n}" for n in range(12)])))
def test_a_set_worked_out_elsewhere_narrows_everything(asked, ids):
    """Sites outside a given set are neither shown nor counted."""
    world, wanted = asked
    selector = Selector(world)
    shown = selector.select(wanted, also=[ids])
    assert shown == tuple(site for site in selector.select(wanted) if site.id in ids)
    counts = selector.counts(wanted, also=[ids])
    for value in selector.values(Facet.KIND):
        chosen = wanted.choosing(Facet.KIND, frozenset({value}))
        assert counts.of(Facet.KIND, value) == len(selector.select(chosen, also=[ids]))


@settings(max_examples=30)
@given(asked_worlds(), st.lists(st.sets(st.sampled_from([f"site-{n}" for n in range(12)]))))
def test_the_count_of_a_set_is_what_the_set_shows(asked, choices):
    """The number at each of several sets equals the sites shown with it."""
    world, wanted = asked
    selector = Selector(world)
    counts = selector.count_within(wanted, choices)
    assert counts == tuple(len(selector.select(wanted, also=[ids])) for ids in choices)


@settings(max_examples=30)
@given(sites(0))
def test_an_unknown_fact_is_neither_yes_nor_no(site):
    """A fact nobody knows stands under "unknown" and nowhere else."""
    for facet, fact in (
        (Facet.INDOOR, site.indoor),
        (Facet.UNDERGROUND, site.underground),
        (Facet.BOOKING, site.booking_required),
        (Facet.WHEELCHAIR, site.wheelchair),
    ):
        assert (values_of(site, facet) == {UNKNOWN}) == (fact is None)


def test_closed_sites_are_hidden_until_asked_for(shipped):
    """The region's closed sites appear only when "closed" is chosen."""
    selector = Selector(shipped.sites.values())
    closed = {site.id for site in shipped.sites.values() if site.status is Status.CLOSED}
    assert closed
    assert closed.isdisjoint(site.id for site in selector.select(Filters()))
    asked = Filters().choosing(Facet.STATUS, frozenset({"closed"}))
    assert {site.id for site in selector.select(asked)} == closed
    assert selector.counts(Filters()).of(Facet.STATUS, "closed") == len(closed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dul mauritius", "dul-mauritius-hrebecna"),  # Czech without accents
        ("Grube Mauritius", "dul-mauritius-hrebecna"),  # German
        ("mauritius mine", "dul-mauritius-hrebecna"),  # English
        ("MOSER", "moser-visitor-centre"),  # case
    ],
)
def test_names_are_found_in_three_languages_without_accents(shipped, text, found):
    """A search needs neither accents nor the page's language."""
    selected = Selector(shipped.sites.values()).select(Filters(text=text))
    assert found in {site.id for site in selected}


def test_choosing_nothing_undoes_a_choice():
    """A facet whose values are taken away again leaves the filters as they were."""
    chosen = Filters().choosing(Facet.KIND, frozenset({"museum"}))
    assert chosen.active
    assert chosen.values(Facet.KIND) == {"museum"}
    assert chosen.choosing(Facet.KIND, frozenset()) == Filters()
