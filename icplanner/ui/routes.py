"""The addresses that the server answers beside its pages."""

from __future__ import annotations

from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

# Where the calendar feeds lie.
FOLDER: Final = "calendar"


def routes() -> list[Route]:
    """Return the routes: the calendar feeds."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = "/".join(("", *filter(None, (base, FOLDER, "{token}.ics"))))
    return [Route(path, _calendar, methods=["GET"])]


def _calendar(request: Request) -> Response:
    """Answer one question for a feed; runs in a thread of its own."""
    from icplanner.ui.september.feed import answer  # noqa: PLC0415 - slow packages

    return answer(request)
