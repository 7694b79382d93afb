"""Proposals for hours as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.hours import expression, suggest


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("Po-Pá 9-17", "Mo-Fr 09:00-17:00"),
        ("Út - Ne 10.00 - 18.00", "Tu-Su 10:00-18:00"),  # dots and blanks
        ("otevřeno denně 9–17", "Mo-Su 09:00-17:00"),
        ("denně 9-12, 13-17", "Mo-Su 09:00-12:00,13:00-17:00"),  # a lunch break
        ("květen až září denně 10-17", "May-Sep Mo-Su 10:00-17:00"),
        ("duben-říjen út-ne 9-17", "Apr-Oct Tu-Su 09:00-17:00"),
        ("So a Ne 10-16 hod.", "Sa,Su 10:00-16:00"),  # Czech: so is Saturday
        ("Mo–So 9–17 Uhr", "Mo-Su 09:00-17:00"),  # German: so is Sunday
        ("Sa und So 10-16 Uhr", "Sa,Su 10:00-16:00"),
        ("Di-So 10-17 Uhr, Mo geschlossen", "Tu-Su 10:00-17:00; Mo off"),
        ("Do 10-18 Uhr", "Th 10:00-18:00"),
        ("täglich 10 bis 18 Uhr", "Mo-Su 10:00-18:00"),
        ("od 9 do 17", "09:00-17:00"),
        ("9-17", "09:00-17:00"),
        ("Po–Pá: 9:00–17:00, So 9:00–12:00", "Mo-Fr 09:00-17:00; Sa 09:00-12:00"),
        ("pondělí zavřeno, út-ne 10-17", "Mo off; Tu-Su 10:00-17:00"),
        ("nonstop", "24/7"),
        ("na objednávku", '"by appointment"'),
        ("nach Vereinbarung", '"by appointment"'),
        ("Mo-Fr 9-12 nach Vereinbarung", 'Mo-Fr 09:00-12:00 "by appointment"'),
        ("Tu-Su 10:00-17:00; PH off", "Tu-Su 10:00-17:00; PH off"),  # right already
        ("otevřeno denně", None),  # no times: nothing to propose
        ("út–ne 9.30–17.30 (polední pauza)", None),  # says more than hours
        ("Po-Pá 9-29", None),
        ("30. února 10-12", None),
        ("blabla", None),
        ("", None),
    ],
)
def test_what_people_type_becomes_a_proposal(typed, proposed):
    """Common Czech, German and English forms are recognised, others are left alone."""
    assert suggest(typed) == proposed


@settings(max_examples=150)
@given(st.text(alphabet="PoÚtStČPáSeNMDi0123456789.:-–, abcden;", max_size=30))
def test_a_proposal_can_be_read(typed):
    """Whatever is typed, a proposal is valid and a second look leaves it as it is."""
    proposed = suggest(typed)
    if proposed is not None:
        assert expression(proposed)
        assert suggest(proposed) == proposed
