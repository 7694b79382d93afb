from __future__ import annotations

from dataclasses import replace

from icplanner.catalogue.industry import (
    GROUPS,
    IndustryGroup,
    group_of,
    groups_of,
    is_grouped,
)


def test_every_shipped_industry_has_a_group(shipped):
    """No industry of a shipped site or event falls under "other" by default."""
    records = [*shipped.sites.values(), *shipped.events.values()]
    assert [name for record in records for name in record.industries if not is_grouped(name)] == []


def test_every_group_is_in_use(shipped):
    """Each of the eleven groups holds at least one site, so that no filter value is empty."""
    used = {group for site in shipped.sites.values() for group in groups_of(site)}
    assert used == set(IndustryGroup)
    assert len(IndustryGroup) == 11


def test_groups_keep_the_order_of_the_industries(shipped):
    """The leading industry's group comes first, and none comes twice."""
    site = replace(
        shipped.sites["amati-kraslice"],
        industries=("lace", "tin_mining", "textile", "coal_mining"),
    )
    assert groups_of(site) == (IndustryGroup.TEXTILE, IndustryGroup.MINING)


def test_spelling_with_spaces_is_the_same_industry():
    """Blanks and capitals do not make another industry; a new one stands under "other"."""
    assert group_of("other:Iron mining") is group_of("other:iron_mining") is IndustryGroup.MINING
    assert group_of("other:submarines") is IndustryGroup.OTHER
    assert not is_grouped("other:submarines")
    assert all(group_of(name) is group for name, group in GROUPS.items())
