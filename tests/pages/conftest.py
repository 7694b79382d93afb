"""The pages Tours and Cultural September, opened without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from september_page import TODAY, place
from streamlit.testing.v1 import AppTest

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.reading import read_catalogue
from icplanner.ui.tours.answered import ANSWERS


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


@pytest.fixture(scope="session")
def shipped(data_dir) -> Catalogue:
    """Return the catalogue the product ships."""
    return read_catalogue(data_dir)


@pytest.fixture
def september(shipped, data_dir, tmp_path: Path, monkeypatch):
    """Return a function that opens the page with a link, over an empty store."""
    monkeypatch.setenv("ICPLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'kept.sqlite3'}")

    def opened(lang="en", catalogue=shipped, **parameters) -> AppTest:
        args = (catalogue, lang, TODAY, data_dir)
        test = AppTest.from_function(place, args=args, default_timeout=60)
        for name, value in parameters.items():
            test.query_params[name] = str(value)
        return test.run()

    return opened
