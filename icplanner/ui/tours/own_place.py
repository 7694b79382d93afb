"""An own place as start or end: a point clicked on a small map, or typed."""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.position import LatLon
from icplanner.tours.own_place import covered, point_key, read_point
from icplanner.travel import Travel
from icplanner.ui import tiles
from icplanner.ui.drawing import Drawing, Hub
from icplanner.ui.maps import show_map
from icplanner.ui.text import escaped, plain
from icplanner.ui.tours import state
from icplanner.ui.tours.folding import folded
from icplanner.ui.tours.own_place_way import near_text, tell_way
from icplanner.words import Words, mark

End = Literal["start", "end"]

ENDS: Final[dict[End, str]] = {"start": mark("Start of the tour"), "end": mark("End of the tour")}
WHICH: Final = "tours.own.which"
TYPED: Final = "tours.own.typed"
_REFUSED: Final = "tours.own.refused"
_MAP_HEIGHT_PX: Final = 300
_LONGEST: Final = 80


def own_place(catalogue: Catalogue, travel: Travel, words: Words) -> None:
    """Place the folded map to choose a point from, and what becomes of the points chosen."""
    body = partial(_choose, words)
    label = words.text("A hotel or another point on the map")
    folded(label, "own_place", ":material/pin_drop:", body)
    _tell(catalogue, travel, words)


def _choose(words: Words) -> None:
    text, chart = st.columns([4, 6], gap="medium")
    with text:
        st.segmented_control(
            words.text("What the point is"),
            list(ENDS),
            default="start",
            format_func=lambda end: words.text(ENDS[end]),
            key=WHICH,
            required=True,
        )
        st.text_input(
            words.text("Click the map, or type latitude and longitude"),
            key=TYPED,
            max_chars=_LONGEST,
            placeholder="50.2310, 12.8710",
            on_change=_take_typed,
        )
        _tell_refused(words)
        st.caption(
            words.text(
                "The point stays in this program: in the link of this page, in drafts and in the "
                "files you make. Nobody else is asked about it."
            )
        )
    with chart:
        show_map(
            _drawing(words),
            key="tours.own.map",
            words=words,
            height_px=_MAP_HEIGHT_PX,
            online_tiles=tiles.wanted(),
            on_click=_take,
        )


def _drawing(words: Words) -> Drawing:
    """Return the start and the end as the wishes have them."""
    marked = [
        Hub(id=end, name=f"{words.text(label)}: {point_key(point)}", position=point)
        for end, label in ENDS.items()
        if (point := _point(end)) is not None
    ]
    return Drawing(hubs=tuple(marked), pick=True)


def _point(end: End) -> LatLon | None:
    key: str | None = getattr(state.wishes(), end)
    point = read_point(key) if key else None
    return point if point is not None and covered(point) else None


def _take_typed() -> None:
    _take(plain(str(st.session_state.get(TYPED) or ""), _LONGEST))


def _take(text: str) -> None:
    """Take a point over, or hold why not; what is clicked comes from a browser, so it is read."""
    st.session_state[_REFUSED] = ""
    point = read_point(text)
    if not text:
        return
    if point is None or not covered(point):
        st.session_state[_REFUSED] = text
        return
    end: End = "end" if st.session_state.get(WHICH) == "end" else "start"
    st.session_state[TYPED] = point_key(point)
    state.change({end: point_key(point)})


def _tell_refused(words: Words) -> None:
    text: str = st.session_state.get(_REFUSED, "")
    if not text:
        return
    if read_point(text) is None:
        said = words.text("“%(text)s” is no point; write one like 50.2310, 12.8710.", text=text)
    else:
        said = words.text("%(text)s lies outside the region this planner covers.", text=text)
    st.error(escaped(said), icon=":material/wrong_location:")


def _tell(catalogue: Catalogue, travel: Travel, words: Words) -> None:
    """Say of each own place where it lies and how one gets away from it."""
    for end, label in ENDS.items():
        point = _point(end)
        if point is None:
            continue
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"tours_own_{end}", gap="small"
        ):
            told = f"{words.text(label)}: {point_key(point)}"
            near = near_text(catalogue, point, words)
            st.markdown(f":material/pin_drop: **{escaped(told)}** {escaped(near)}")
            st.button(
                words.text("Take the point out"),
                icon=":material/close:",
                key=f"tours.own.out.{end}",
                on_click=_take_out,
                args=(end,),
            )
        tell_way(catalogue, travel, point, words)


def _take_out(end: End) -> None:
    st.session_state[TYPED] = ""
    default = state.default()
    state.change({end: default.start if end == "start" else None})
