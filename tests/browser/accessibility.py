"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def grave(page: Page) -> list[str]:
    """Return the serious and critical findings of axe, each with the first place it stands at."""
    # What is drawn anew fades in, and faded text has no contrast.
    page.wait_for_function(
        "!document.querySelector('[data-stale=true]')"
        " && !document.getAnimations().some((one) => one.playState === 'running')"
        " && document.querySelector('[data-test-script-state=notRunning]')"
    )
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:300]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
