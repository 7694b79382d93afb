"""Words for the listed values of the catalogue."""

from __future__ import annotations

import pytest

from icplanner.catalogue.industry import GROUPS, IndustryGroup
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Access, Confidence, Era, Kind, Status
from icplanner.catalogue.tier import Tier
from icplanner.words import Words, vocabulary
from icplanner.words.vocabulary import language_name, term

LISTS = [
    (vocabulary.KINDS, Kind),
    (vocabulary.ERAS, Era),
    (vocabulary.ERA_NAMES, Era),
    (vocabulary.STATUSES, Status),
    (vocabulary.CONFIDENCE, Confidence),
    (vocabulary.TIERS, Tier),
    (vocabulary.INDUSTRY_GROUPS, IndustryGroup),
    (vocabulary.INDUSTRIES, GROUPS),
    (vocabulary.WHEELCHAIR, [*(access.value for access in Access), "unknown"]),
]


@pytest.mark.parametrize(("table", "values"), LISTS)
def test_every_listed_value_has_a_word(table, values):
    """No value of a list is without its word, and no word without its value."""
    assert set(table) == {str(value) for value in values}


def test_every_value_of_the_data_has_a_word(data_dir):
    """Industries and heritage lists of the shipped sites are all worded."""
    for site in read_catalogue(data_dir).sites.values():
        assert set(site.industries) <= set(vocabulary.INDUSTRIES), site.id
        assert set(site.heritage_status) <= set(vocabulary.HERITAGE), site.id
        assert site.country in vocabulary.COUNTRIES


def test_a_value_without_a_word_is_shown_as_it_stands():
    """A new industry is readable before anybody has worded it."""
    assert term(vocabulary.INDUSTRIES, "other:ice_cream", Words("cs")) == "ice cream"


def test_languages_are_named_in_the_readers_language():
    """A guide's language is a word, an unknown one says so."""
    assert language_name("de", Words("cs")) == "němčina"
    assert language_name("unknown", Words("de")) == "Nicht bekannt"
    assert language_name("xx-nonsense", Words("en")) == "xx-nonsense"
