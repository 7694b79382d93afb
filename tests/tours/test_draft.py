"""Keeping tours: what is written is read back, and what is foreign is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from worlds import a_request, a_site, a_world

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.tours import BadDocument, Work, open_desk, plan, retimed
from icplanner.tours.draft import (
    Draft,
    UnknownSchema,
    draft_json,
    read_draft,
    read_draft_today,
    vanished,
    without,
)
from icplanner.tours.writing import tour_json

QUICK = Work(limit_s=0.5, explain=False)


@pytest.fixture(scope="module")
def tour(two_mines, travel):
    """Return a tour of the two mines that must hold one of them."""
    request = a_request(must=("silver-mine",))
    return plan(two_mines, request, travel=travel, work=QUICK).tours[0]


@pytest.fixture(scope="module")
def two_mines():
    """Return two sites that fit into a day."""
    return a_world(
        *(a_site(f"{name}-mine", north=n) for n, name in enumerate(("tin", "silver"), 4))
    )


def kept(draft):
    """Return a draft after it went through the database's JSON."""
    return read_draft(json.loads(json.dumps(draft_json(draft))))


def test_a_draft_is_read_back_as_it_was_kept(tour):
    """Tour and checklist survive the way through the database."""
    read = kept(Draft(tour=tour, checklist="list-1"))
    assert tour_json(read.tour) == tour_json(tour)
    assert read.checklist == "list-1"


def test_hubs_are_called_as_the_catalogue_calls_them_today(tour, two_mines):
    """A hub kept without an English name has today's; one that is unknown keeps what it had."""
    day = tour.days[0]
    old = replace(day.start_hub, names=Localised("Jinak"))
    lost = replace(old, id="given-up-station")
    days = (replace(day, start_hub=old, end_hub=lost), *tour.days[1:])
    content = draft_json(Draft(tour=replace(tour, days=days)))
    read = read_draft_today(content, two_mines).tour.days[0]
    assert read.start_hub == day.start_hub
    assert read.start_hub.names != old.names
    assert read.end_hub.names == lost.names


@pytest.mark.parametrize("schema", [None, "icplanner.draft/2", 1, "x" * 10_000])
def test_a_draft_of_another_version_is_refused_by_name(tour, schema):
    """An unknown schema is no damage: it is named, and never read by guess."""
    with pytest.raises(UnknownSchema):
        read_draft({**draft_json(Draft(tour=tour)), "schema": schema})


@pytest.mark.parametrize(
    "damage",
    [
        {"tour": None},  # nothing there
        {"tour": {"schema": "icplanner.tour/1"}},  # half of it
        {"checklist": 7},  # not a key
        {"owner": "x"},  # a key that this version does not know
    ],
)
def test_a_damaged_draft_is_refused(tour, damage):
    """What is missing, of the wrong kind or unknown is told as a flaw of the document."""
    with pytest.raises(BadDocument):
        read_draft({**draft_json(Draft(tour=tour)), **damage})


def test_a_draft_opens_though_its_sites_vanished_and_names_them(tour, two_mines):
    """A site that left the catalogue, or the map, is named with the name the draft remembers."""
    unmapped = replace(two_mines.sites["tin-mine"], position=None)
    smaller = replace(two_mines, sites={"tin-mine": unmapped})
    read = kept(Draft(tour=tour)).tour
    gone = vanished(read, smaller)
    assert {(one.id, one.names.en, one.hub) for one in gone} == {
        ("silver-mine", "Silver Mine", False),
        ("tin-mine", "Tin Mine", False),
    }
    assert vanished(read, two_mines) == ()


def test_a_hub_that_vanished_is_told_as_one(tour, two_mines):
    """Without its start a tour cannot be planned anew, so that is told apart from a site."""
    homeless = Catalogue(sites=two_mines.sites)
    assert [(one.id, one.hub) for one in vanished(tour, homeless)] == [("spa", True)]


def test_a_tour_goes_on_without_what_vanished(tour, two_mines, travel):
    """Taken out of stops and wishes, the rest is a tour that works."""
    smaller = replace(two_mines, sites={"tin-mine": two_mines.sites["tin-mine"]})
    rest = without(tour, frozenset({"silver-mine"}))
    mended = retimed(open_desk(smaller, rest.request, travel=travel), rest)
    assert mended.stop_ids() == ("tin-mine",)
    assert mended.works
