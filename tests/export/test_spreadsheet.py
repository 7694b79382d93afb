from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.export.spreadsheet import FORMULA_STARTS, safe_cell


@given(st.text())
def test_no_text_begins_like_a_formula(text):
    """Whatever the text, the cell begins with nothing a spreadsheet runs, and keeps its words."""
    cell = safe_cell(text)
    assert isinstance(cell, str)
    assert not cell.startswith(FORMULA_STARTS)
    assert cell.removeprefix("'") == text.removeprefix("'") or "\0" in text


@pytest.mark.parametrize("value", [-5, 3.5, None, True])
def test_what_is_no_text_stays_as_it_is(value):
    """A negative price stays a number."""
    assert safe_cell(value) is value
