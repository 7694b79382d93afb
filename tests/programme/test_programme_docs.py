from __future__ import annotations

import pytest

from icplanner.programme import Code, Remedy
from icplanner.programme.intake import MOST_BYTES, MOST_ROWS
from icplanner.programme.validation import FIRST_YEAR, LAST_YEAR, LONG_DAYS, LONGEST_DAYS


@pytest.fixture(scope="module")
def text(root) -> str:
    """Return the page about the programme."""
    return (root / "docs" / "programme.md").read_text("utf-8")


@pytest.mark.parametrize("code", [*Code, *Remedy])
def test_every_code_is_explained(text, code):
    """Whoever meets a code in the data finds it in the documentation."""
    assert f"`{code.value}`" in text


def test_limits_are_those_of_the_code(text):
    """The numbers a reader plans with are the ones that hold."""
    assert f"up to {MOST_BYTES // 1_000_000} MB and {MOST_ROWS:,} events" in text
    assert f"{FIRST_YEAR} to {LAST_YEAR}" in text
    assert f"more than {LONG_DAYS} days" in text
    assert f"more than {LONGEST_DAYS} days" in text
