from __future__ import annotations

import re
from dataclasses import replace

import pytest

from icplanner.catalogue.site import Confidence, Kind, Status
from icplanner.catalogue.tier import HEAVY, Tier, days_a_week, tier


@pytest.fixture
def anchor(shipped):
    """Return a site that meets every condition of an anchor."""
    return replace(
        shipped.sites["porzellanikon-selb"],
        guided_starts=(),
        opening_hours="Sa,Su 10:00-17:00",
    )


def test_an_anchor_needs_every_condition(anchor):
    """Weight, interpretation, two open days, status and sources: without one it is no anchor."""
    assert tier(anchor) is Tier.ANCHOR
    assert tier(replace(anchor, heritage_status=())) is Tier.MAIN
    assert tier(replace(anchor, kind=Kind.HERITAGE_SITE)) is Tier.MAIN
    assert tier(replace(anchor, kind=Kind.HERITAGE_SITE, guided_only=True)) is Tier.ANCHOR
    assert tier(replace(anchor, opening_hours="Sa 10:00-17:00")) is Tier.MAIN
    assert tier(replace(anchor, opening_hours=None)) is Tier.MAIN
    assert tier(replace(anchor, status=Status.CLOSED)) is Tier.MINOR
    assert tier(replace(anchor, status=Status.UNCERTAIN)) is Tier.MINOR
    assert tier(replace(anchor, confidence=Confidence.MEMORY)) is Tier.MINOR
    assert tier(replace(anchor, kind=Kind.TRAIL, heritage_status=())) is Tier.MINOR


def test_a_local_listing_is_no_weight(anchor):
    """A plain cultural monument does not make an anchor."""
    assert tier(replace(anchor, heritage_status=("kp",))) is Tier.MAIN


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        (None, 0),
        ("", 0),
        ("24/7", 7),
        ("10:00-17:00", 7),
        ("Tu-Su 09:00-17:00; Dec 24 off", 6),
        ("Sa,Su 10:00-15:00", 2),
        ("Fr-Mo 10:00-15:00", 4),  # across the end of the week
        ("Jul-Aug Sa-Su 10:00-17:00; Jun We 10:00-12:00", 2),  # the fullest rule, not the sum
        ("PH 10:00-17:00", 0),
        ("Sa[1] 14:00-17:00", 0),  # one Saturday a month
        ("2026 Mar 06,Mar 20 08:30-09:30", 0),  # single dates
        ("Mo-Su off", 0),
        ("Po-Pá 9-17", 0),  # no hours at all
    ],
)
def test_days_a_week(hours, days):
    """The coarse count of open weekdays agrees with reading the hours aloud."""
    assert days_a_week(hours) == days


def test_shipped_tiers_are_of_use(shipped):
    """Some sites are anchors, more are main: a tour always has something to lean on."""
    tiers = [tier(site) for site in shipped.sites.values()]
    assert 10 <= tiers.count(Tier.ANCHOR) <= 40
    assert tiers.count(Tier.MAIN) > tiers.count(Tier.ANCHOR)


def test_listings_of_the_data_are_known(shipped, root):
    """Every heritage list that occurs in the data is explained in docs/data.md."""
    text = (root / "docs" / "data.md").read_text("utf-8")
    listed = {name for site in shipped.sites.values() for name in site.heritage_status}
    assert listed >= HEAVY
    assert [name for name in listed if not re.search(rf"`{name}`", text)] == []
