"""Fixtures for every room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# Deadlines measure the machine, not the code: CI shares two cores.
settings.register_profile("icplanner", deadline=None, print_blob=True)
settings.load_profile("icplanner")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Return the data the product ships."""
    return ROOT / "data"
