"""A shared tour: what a link shows, to read only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from icplanner.store import DeadLinkError, Document, StoreError
from icplanner.tours import BadDocument, Severity, Tour
from icplanner.tours.draft import UnknownSchema, read_draft_today
from icplanner.tours.staleness import outdated
from icplanner.ui.text import escaped
from icplanner.ui.tours import page
from icplanner.ui.tours.draft_sections import page_address
from icplanner.ui.tours.exports import context, exports
from icplanner.ui.tours.figures import figures, price_text, way_text
from icplanner.ui.tours.folding import folded
from icplanner.ui.tours.outline import full
from icplanner.ui.tours.route import route_map
from icplanner.ui.tours.warning_list import told_about
from icplanner.ui.tours.world import World, drafts
from icplanner.words import Words
from icplanner.words.keeping import REGION, outdated_text

SHARE: Final = "share"

_MAP_HEIGHT_PX: Final = 420
# A secret of 24 bytes has 32 characters; nobody means more than these.
_LONGEST: Final = 100


def shared_tour(token: str, world: World, words: Words) -> None:
    """Place the tour a link leads to, or say that it leads nowhere."""
    st.html(page.STYLE)
    try:
        document = drafts().by_link(token[:_LONGEST])
        tour = read_draft_today(document.content, world.catalogue).tour
    except DeadLinkError:
        _nothing(
            words.text(
                "This link shows nothing: it is mistyped, or whoever sent it has revoked it. "
                "Please ask them for a new one."
            ),
            words,
        )
    except StoreError:
        _nothing(
            words.text("The shared tours cannot be reached just now. Please try again later."),
            words,
        )
    except (UnknownSchema, BadDocument):
        _nothing(
            words.text(
                "This tour was kept by another version of the planner and cannot be shown. Please "
                "ask whoever sent the link."
            ),
            words,
        )
    else:
        _show(document, tour, world, words)
        link = f"{page_address()}?{SHARE}={token}&lang={words.lang}"
        about = replace(
            context(world, words),
            title=document.name,
            key=document.id,
            link=link,
            draft=not document.released,
        )
        folded(words.text("Export"), "export", ":material/download:", partial(exports, tour, about))


def _nothing(said: str, words: Words) -> None:
    st.title(words.text("Shared tour"), anchor=False)
    st.error(escaped(said), icon=":material/link_off:")
    st.link_button(words.text("Plan a tour of your own"), "tours", icon=":material/route:")


def _show(document: Document, tour: Tour, world: World, words: Words) -> None:
    st.title(escaped(document.name), anchor=False)
    if document.released:
        day = words.day(document.saved_at.astimezone(REGION).date(), "long")
        said = words.text(
            "released, version %(number)s of %(day)s", number=document.version, day=day
        )
        st.markdown(f":green-badge[:material/verified: {escaped(said)}]")
    else:
        st.warning(
            words.text("This is a draft: nobody has released it yet, and it may change."),
            icon=":material/draft:",
        )
    _known(tour, world, words)
    _news(tour, world, words)
    told = (price_text(tour, words), way_text(figures(tour, world.catalogue), words))
    st.markdown("  \n".join(map(escaped, told)))
    course, chart = st.columns([5, 5], gap="medium")
    with chart, st.container(key="tours_map"):
        route_map(tour, words, key="shared.map", height_px=_MAP_HEIGHT_PX)
    with course:
        full(tour, world.catalogue, words)


def _known(tour: Tour, world: World, words: Words) -> None:
    """Tell what broke the tour when it was kept; who follows it would stand at a closed door."""
    broken = [one for one in tour.warnings if one.severity is Severity.BREAKS]
    if not broken:
        return
    head = words.text("This tour cannot be done as it stands; please ask whoever sent the link:")
    lines = [f"- {escaped(told_about(one, world.catalogue, words))}" for one in broken]
    st.error("\n".join([f"**{escaped(head)}**", "", *lines]), icon=":material/error:")


def _news(tour: Tour, world: World, words: Words) -> None:
    found = outdated(tour, world.catalogue, travel=world.travel, today=world.today)
    if not found:
        return
    broken = any(one.severity is Severity.BREAKS for one in found)
    head = words.text("This has changed since the tour was made; please ask before you go:")
    lines = [f"- {escaped(outdated_text(words, one))}" for one in found]
    place = st.error if broken else st.warning
    place("\n".join([f"**{escaped(head)}**", "", *lines]), icon=":material/update:")
