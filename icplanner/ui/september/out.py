"""What leaves the page: feeds, tables, print, sheets for portals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from icplanner.catalogue.localised import LANGS, Lang
from icplanner.programme import Occurrence, Programme
from icplanner.ui.september import kept
from icplanner.ui.september.feed import narrowing
from icplanner.ui.september.files import Edition, files
from icplanner.ui.september.history import history
from icplanner.ui.september.scene import Scene, shown_of
from icplanner.ui.september.subscribing import subscribing
from icplanner.ui.session import LANGUAGE_NAMES
from icplanner.words import Words
from icplanner.words.programme import season_name

_RELEASED: Final = "released"
_DRAFT: Final = "draft"


@dataclass(frozen=True, slots=True)
class _Scope:
    """What of an edition goes out, and how the address of a feed names it."""

    occurrences: tuple[Occurrence, ...]
    narrowed: dict[str, str]


def out(seen: Scene) -> None:
    """Place the downloads of what is shown, the addresses to subscribe to, and the changes."""
    words = seen.words
    edition, whole = _edition(seen)
    scope = _scope(seen, edition, whole)
    if not scope.occurrences:
        st.info(words.text("There is nothing to go out."), icon=":material/event_busy:")
    else:
        st.caption(
            words.plural(
                "%(count)s event goes out.", "%(count)s events go out.", len(scope.occurrences)
            )
            + " "
            + words.text("Estimates say that they are estimates, cancelled events that they are.")
        )
    lang = _language(words)
    if scope.occurrences:
        files(scope.occurrences, edition, Words(lang), words)
    subscribing(seen.kept, scope.narrowed, lang, words)
    history(seen.kept, words)


def _edition(seen: Scene) -> tuple[Edition, Programme | None]:
    """Return what is to go out: the released version, or the draft where somebody asks for it."""
    words, shown = seen.words, seen.kept
    if shown is None:
        title = season_name(seen.view.year, seen.view.month, words)
        return Edition(title=title, year=seen.view.year, month=seen.view.month), None
    version = _DRAFT
    if shown.released is not None:
        version = _RELEASED
        if shown.pending or shown.renamed_from:
            names = {
                _RELEASED: words.text("the released version"),
                _DRAFT: words.text("the draft with its changes"),
            }
            version = st.segmented_control(
                words.text("Which version"),
                list(names),
                format_func=names.__getitem__,
                default=_RELEASED,
                key="september.version",
                required=True,
            )
    draft = version == _DRAFT
    document = shown.document if draft else kept.released_document(shown)
    programme = shown.draft if draft or shown.released is None else shown.released
    edition = Edition(
        title=programme.name,
        year=programme.year,
        month=programme.month or seen.view.month,
        version=document.version,
        released=None if draft else document.saved_at,
    )
    return edition, programme


def _scope(seen: Scene, edition: Edition, programme: Programme | None) -> _Scope:
    words = seen.words
    whole = seen.found.occurrences if programme is None else programme.occurrences
    names = {
        "whole": words.text("the whole programme"),
        "shown": words.text("what the filters leave"),
        "series": words.text("one series"),
    }
    scope = st.segmented_control(
        words.text("What goes out"),
        list(names),
        format_func=names.__getitem__,
        default="whole",
        key="september.scope",
        required=True,
    )
    if scope == "shown":
        return _Scope(shown_of(whole, seen.view, seen.ground), narrowing(seen.view))
    if scope == "series":
        series = _series(whole, words, edition.month)
        return _Scope(
            tuple(one for one in whole if one.event.id == series), {"series": series or ""}
        )
    return _Scope(whole, {})


def _series(whole: tuple[Occurrence, ...], words: Words, month: int) -> str | None:
    names = {one.event.id: one.event.names.pick(words.lang)[0] for one in whole}
    return st.selectbox(
        words.text("Series"),
        list(names),
        format_func=lambda one: names.get(one, one),
        key=f"september.series.{month}",
    )


def _language(words: Words) -> Lang:
    lang = st.segmented_control(
        words.text("Language of what goes out"),
        LANGS,
        format_func=LANGUAGE_NAMES.__getitem__,
        default=words.lang,
        key="september.out_lang",
        required=True,
    )
    return lang or words.lang
