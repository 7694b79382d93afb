"""Worlds as fixtures."""

from __future__ import annotations

import pytest
from worlds import a_site, a_world, an_inn

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.travel import StraightLine


@pytest.fixture(scope="session")
def travel():
    """Return travel that needs no data."""
    return StraightLine()


@pytest.fixture(scope="session")
def three_mines():
    """Return three sites of three industries and an inn beside the second: all fit into a day."""
    return a_world(
        a_site("tin-mine", north=4),
        a_site("silver-mine", north=6),
        a_site("coal-mine", north=8),
        restaurants=(an_inn(north=6),),
    )


@pytest.fixture(scope="session")
def closed_monday():
    """Return a museum that is closed on Mondays beside one that never is."""
    return a_world(a_site("shut", opening_hours="Tu-Su 09:00-17:00"), a_site("never-shut", north=6))


@pytest.fixture(scope="session")
def two_guided():
    """Return two far apart sites whose only guided tour begins at ten: they exclude each other."""
    return a_world(
        *(
            a_site(
                name,
                north=north,
                guided_only=True,
                guided_starts=(
                    GuidedStart(site=name, times=(600,), duration_min=60, group_max=20),
                ),
            )
            for name, north in (("upper-adit", 10), ("lower-adit", -10))
        ),
        a_site("free-walk", north=5),
    )
