"""Worlds that several tests travel in."""

from __future__ import annotations

import pytest
from small_networks import DATA, cross_travel, write_feed

from icplanner.travel import travel_for
from icplanner.travel.train import read_train_travel


@pytest.fixture(scope="session")
def region():
    """Return travel over the data of the product."""
    return travel_for(DATA)


@pytest.fixture(scope="session")
def small_cross():
    """Return travel over two crossing roads and an island."""
    return cross_travel()


@pytest.fixture(scope="session")
def three_lines(tmp_path_factory):
    """Return travel by the feed of three lines."""
    return read_train_travel(write_feed(tmp_path_factory.mktemp("feed")))
