"""Sharing a draft: making its link, and revoking all of them; for callbacks."""

from __future__ import annotations

from dataclasses import replace

from icplanner.catalogue.localised import Lang
from icplanner.ui.tours import kept
from icplanner.ui.tours.step import step
from icplanner.ui.tours.world import drafts


def share(base: str, lang: Lang) -> None:
    """Make a link to the opened draft; `base` is the address of this page without its view."""
    with step("panel"):
        now = kept.opened()
        if now is not None:
            token = drafts().share(now.document.id)
            kept.take(replace(now, link=f"{base}?share={token}&lang={lang}"))
            kept.tell("shared", "panel", now.document.name)


def revoke() -> None:
    """Kill all links of the opened draft."""
    with step("panel"):
        now = kept.opened()
        if now is not None:
            count = drafts().revoke(now.document.id)
            kept.take(replace(now, link=""))
            kept.tell("revoked", "panel", str(count))
