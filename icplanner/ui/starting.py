"""The start of a server: what the first reader needs at once, then what later ones need.

A browser takes a second or two to fetch and start Streamlit before it asks for a page. In that
time the packages of the first page are loaded and its data prepared.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from importlib import import_module
from threading import Event, Thread
from typing import Final

from icplanner.ui import session
from icplanner.ui.ahead import AHEAD

# What the other pages load, in pieces that a reader may wait for.
LATER: Final = (
    "icplanner.tours",
    "icplanner.store",
    "icplanner.ui.tours.page",
    "icplanner.ui.september.page",
    "icplanner.ui.about",
)

# Set unless a start is under way: pages made without a server have nothing to wait for.
_READY: Final = Event()
_READY.set()


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Begin the start; the server answers meanwhile."""
    _READY.clear()
    Thread(target=_start, name="start", daemon=True).start()
    yield


def wait_until_ready() -> None:
    """Wait for the first part of the start.

    Loading the same packages in two threads is not quicker, and two threads in packages that
    import each other may find them half made.
    """
    _READY.wait()


def _start() -> None:
    try:
        # Here and not above: folium and pandas take a second, and the server would wait for them.
        from icplanner.ui.explore.page import make_ready, warm  # noqa: PLC0415 - slow packages

        catalogue = session.catalogue()
        make_ready(catalogue, "cs")
    finally:
        _READY.set()
    from icplanner.ui.tours.ways import travel  # noqa: PLC0415 - slow packages

    AHEAD.begin("pages", _load(LATER))
    ways = travel(session.DATA)
    warm(catalogue, ways, today=date.today())  # noqa: DTZ011 - the readers' own day


def _load(modules: tuple[str, ...]) -> Iterator[None]:
    for module in modules:
        import_module(module)
        yield
