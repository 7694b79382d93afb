"""What a reader sees when a page breaks: a sentence and a code, never the insides."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

import streamlit as st

from icplanner.ui.ahead import AHEAD
from icplanner.words import Words

log = logging.getLogger(__name__)


def guarded(page: Callable[[], None], words: Words) -> None:
    """Run a page; where it breaks, log the error under a code and show the code."""
    try:
        with AHEAD.page():
            page()
    except Exception:
        code = secrets.token_hex(4)
        log.exception("Page failed, code %s", code)
        st.error(
            words.text(
                "Something went wrong on our side. Nothing you saved is lost. "
                "Please reload the page; if it happens again, tell us the code %(code)s.",
                code=code,
            ),
            icon=":material/error:",
        )
