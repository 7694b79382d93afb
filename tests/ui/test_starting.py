"""The start of a server."""

from __future__ import annotations

import subprocess
import sys

import pytest

from icplanner.ui import starting


def loaded_by(module, root):
    """Return the names of all modules that a fresh process has loaded after one import."""
    said = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(said.stdout.split())


def test_the_server_answers_before_slow_packages_are_loaded(root):
    """What the server imports for its addresses brings no tables, maps, planner or database."""
    slow = {"numpy", "pandas", "scipy", "folium", "sqlalchemy", "icplanner.tours"}
    assert not slow & loaded_by("app", root)


def test_the_first_page_loads_no_planner_and_no_component_of_its_map(root):
    """The start loads the first page, but Streamlit takes its map only from a page being made."""
    loaded = loaded_by("icplanner.ui.explore.page", root)
    assert "folium.plugins" in loaded
    assert not {"icplanner.tours", "icplanner.solver", "streamlit_folium"} & loaded


def test_the_other_pages_load_no_compiler(root):
    """What is loaded ahead by name exists, and holds no memory for problems nobody has asked."""
    loaded = loaded_by(", ".join(starting.LATER), root)
    assert set(starting.LATER) <= loaded
    assert "numba" not in loaded


def test_a_start_that_fails_holds_no_page_up(monkeypatch):
    """Pages are made all the same, and tell what is wrong by themselves."""

    def unreadable():
        raise OSError("no data")

    monkeypatch.setattr(starting.session, "catalogue", unreadable)
    starting._READY.clear()
    with pytest.raises(OSError, match="no data"):
        starting._start()
    assert starting._READY.is_set()
