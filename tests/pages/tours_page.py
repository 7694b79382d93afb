"""What the tests read off the page Tours."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from icplanner.ui.tours import planning

# A Saturday in season; an afternoon is planned quickest.

AFTERNOON = {"date": "2027-06-12", "from": "12:30", "to": "17:00"}


def finished(test: AppTest) -> AppTest:
    """Wait for what is being planned and show it; the run that began it may show it already."""
    if planning.JOB in test.session_state:
        assert test.session_state[planning.JOB].wait(120)
    assert not test.exception
    return test.run()


def said(test: AppTest) -> str:
    """Return all text of the page."""
    kinds = (
        test.title,
        test.header,
        test.subheader,
        test.markdown,
        test.caption,
        test.info,
        test.error,
    )
    return "\n".join(element.value for kind in kinds for element in kind)


def key(test: AppTest, wish: str) -> str:
    """Return the key of a field as the form stands."""
    return f"tours.wish.{test.session_state['tours.filled']}.{wish}"


def in_link(test: AppTest, name: str) -> str:
    """Return a parameter of the link; what the app wrote comes back as a list."""
    value = test.query_params[name]
    return value if isinstance(value, str) else value[0]


def plan_of(test: AppTest):
    """Return the plan the session holds."""
    return test.session_state["tours.plan_found"]


def hand_made(test: AppTest) -> bool:
    """Return whether any variant was edited."""
    return bool(test.session_state["tours.histories"])
