"""What tests of the page Cultural September share: placing it, reading it, pressing in it."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

TODAY = date(2026, 11, 22)
MINERS = "den-horniku-sokolov-2027"


def place(catalogue, lang, today, data) -> None:
    """Place the page; AppTest runs this function as a script."""
    from icplanner.travel import StraightLine  # noqa: PLC0415 - a script imports for itself
    from icplanner.ui.september.page import september  # noqa: PLC0415
    from icplanner.words import Words  # noqa: PLC0415

    september(catalogue, StraightLine(), Words(lang), today=today, data=data)


def said(test: AppTest) -> str:
    """Return the texts of the page."""
    assert not test.exception
    kinds = (test.title, test.subheader, test.markdown, test.caption, test.info, test.warning)
    return "\n".join(str(one.value) for kind in kinds for one in kind)


def button(test: AppTest, label: str):
    """Return the one button with this label."""
    (found,) = [one for one in test.button if one.label == label]
    return found
