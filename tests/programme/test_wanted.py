from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from seasons import BILINA, LOKET, on

from icplanner.programme import Certainty, Wanted, select

SATURDAY = date(2027, 9, 11)
FAIR = on("fair", SATURDAY, LOKET, kind="fair", industries=("beer",), municipality="Loket")
SURE = replace(on("sure", SATURDAY, BILINA, audience=("experts",)), estimated=False)
LOST = on("lost", SATURDAY, None)
MINUTES = {LOKET: 20.0, BILINA: 90.0}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [FAIR, SURE, LOST]),
        (Wanted(kinds=("fair", "market")), [FAIR]),
        (Wanted(groups=("mining",)), [SURE, LOST]),
        (Wanted(audiences=("experts",)), [SURE]),
        (Wanted(places=("Loket",)), [FAIR]),
        (Wanted(near="karlovy-vary", within_min=30), [FAIR]),  # a lost one is not known to be near
        (Wanted(certainty=Certainty.CONFIRMED), [SURE]),
        (Wanted(certainty=Certainty.ESTIMATED, kinds=("festival",)), [LOST]),
    ],
)
def test_filters_narrow_as_they_say(wanted, found):
    """Values of a filter are alternatives, filters are conditions."""
    assert list(select([FAIR, SURE, LOST], wanted, MINUTES)) == found
