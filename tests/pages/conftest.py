"""The page Tours, opened through the app without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from icplanner.ui.tours.answered import ANSWERS

# A Saturday in season; an afternoon is planned quickest.


@pytest.fixture
def app(root):
    """Return a function that opens the page with a link and runs it."""

    def opened(lang="en", session=None, **parameters) -> AppTest:
        test = AppTest.from_file(str(root / "app.py"), default_timeout=60)
        for name, value in (session or {}).items():
            test.session_state[name] = value
        test.switch_page("pages/tours.py")
        for name, value in {"lang": lang, **parameters}.items():
            test.query_params[name] = value
        return test.run()

    return opened


@pytest.fixture(autouse=True)
def _nothing_answered_before():
    """Plan everything anew: what another test asked is forgotten."""
    ANSWERS.forget()
