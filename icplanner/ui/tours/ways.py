"""The ways all readers' tours use: read once a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.travel import Mode, Travel, travel_as_set
from icplanner.travel.feed import FeedProblem
from icplanner.travel.network import NetworkProblem
from icplanner.ui.ahead import AHEAD

# Between these two towns a first table of ways is asked for, so that the roads are read before
# anybody plans.
_TWO_TOWNS: Final = [(50.2306, 12.8718), (50.0797, 12.3699)]


@st.cache_resource(show_spinner=False)
def travel(data: Path) -> Travel:
    """Return travel over a data folder, shared by all readers for the life of the process.

    The roads are read ahead: they take a second that nobody should wait for.
    """
    found = travel_as_set(data, os.environ)
    AHEAD.begin("roads", _read_roads(found))
    return found


def _read_roads(found: Travel) -> Iterator[None]:
    """Read the roads; where they cannot be read, whoever asks for a way is told so."""
    with suppress(NetworkProblem, FeedProblem):
        found.matrix(_TWO_TOWNS, Mode.CAR)
    yield
