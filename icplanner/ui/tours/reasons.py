"""Why the other sites are not in: a list to filter and search, with a button to want one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.search import fold
from icplanner.tours import Reason
from icplanner.ui.text import escaped, host_of, link, web_address
from icplanner.ui.tours import hand, state, wanting
from icplanner.ui.tours.choices import record_name
from icplanner.ui.tours.edit_buttons import added
from icplanner.words import Words, mark
from icplanner.words.tours import NO_LOSS, why_text

# Rows shown at first and more with each click: about two screens.
_ROWS: Final = 12

KINDS: Final[Mapping[str, str]] = {
    "worth": mark("Fits, but others are worth more"),
    "hours": mark("Closed that day"),
    "unsure": mark("Hours or facts not known"),
    "booking": mark("Must be booked"),
    "way": mark("Too far or out of reach"),
    "wish": mark("Does not answer your wishes"),
}
_KIND_OF: Final[Mapping[str, str]] = {
    "loss": "worth",
    "loss_at_most": "worth",
    "loss_between": "worth",
    "loss_at_least": "worth",
    "loss_of_order": "worth",
    "less_worth": "worth",
    "does_not_fit": "way",
    "closed": "hours",
    "outside_times": "hours",
    "hours_unknown": "unsure",
    "no_position": "unsure",
    "visit_length_unknown": "unsure",
    "wheelchair_unknown": "unsure",
    "language_unknown": "unsure",
    "price_unknown": "unsure",
    "needs_booking": "booking",
    "unreachable": "way",
    "too_far": "way",
}


# Kinds that another plan may overcome; a closed door stays closed however much one wants in.
_CAN_BE_WANTED: Final = frozenset({"worth", "way"})


def kind_of(reason: Reason) -> str:
    """Return the kind a reader filters by."""
    return _KIND_OF.get(reason.code, "wish")


@st.fragment
def reasons(found: Sequence[Reason], catalogue: Catalogue, words: Words, *, add: bool) -> None:
    """Place the list; filtering runs this part of the page alone.

    `add`: there is a tour to which a site can be added by hand.
    """
    if wanting.replan_waiting() or hand.changed():
        st.rerun()
    counts = Counter(kind_of(reason) for reason in found)
    with st.container(key="tours_reasons"):
        kinds = [kind for kind in KINDS if counts[kind]]
        kind = st.pills(
            words.text("Kind of reason"),
            kinds,
            format_func=lambda kind: f"{words.text(KINDS[kind])} · {counts[kind]}",
            key="tours.reasons.kind",
            label_visibility="collapsed",
        )
        text = st.text_input(
            words.text("Search a left-out site"),
            key="tours.reasons.text",
            max_chars=100,
            icon=":material/search:",
            placeholder=words.text("Search a left-out site"),
            label_visibility="collapsed",
        )
        shown = _shown(found, catalogue, words, kind=kind, text=text)
        if not shown:
            st.info(words.text("No left-out site answers this."), icon=":material/search_off:")
        most = st.session_state.get("tours.reasons.rows", _ROWS)
        for reason in shown[:most]:
            _row(reason, catalogue, words, add=add)
        if len(shown) > most:
            st.button(
                words.plural("%(count)s more site", "%(count)s more sites", len(shown) - most),
                key="tours.reasons.more",
                icon=":material/expand_more:",
                on_click=_more,
                args=(most,),
            )


def _more(rows: int) -> None:
    st.session_state["tours.reasons.rows"] = rows + 3 * _ROWS


def _shown(
    found: Sequence[Reason], catalogue: Catalogue, words: Words, *, kind: str | None, text: str
) -> list[Reason]:
    """Return the reasons to list: the nearest misses first, then by kind and name."""
    wanted = fold(text)
    order = list(KINDS)

    def answers(reason: Reason) -> bool:
        site = catalogue.sites.get(reason.site)
        names = (*site.names.texts(), site.municipality) if site else (reason.site,)
        return any(wanted in fold(name) for name in names)

    listed = [r for r in found if (not kind or kind_of(r) == kind) and (not wanted or answers(r))]
    return sorted(
        listed,
        key=lambda r: (
            r.loss is None,
            r.loss or 0.0,
            order.index(kind_of(r)),
            fold(record_name(catalogue, words, r.site)),
        ),
    )


def _row(reason: Reason, catalogue: Catalogue, words: Words, *, add: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"tours_why_{reason.site}"):
        name = record_name(catalogue, words, reason.site)
        why = why_text(words, catalogue, reason)
        badge = ""
        if reason.loss is not None and reason.loss >= NO_LOSS:
            loss = words.text("\N{MINUS SIGN}%(loss)s points", loss=words.points(reason.loss))
            badge = f" :orange-badge[{escaped(loss)}]"
        told = f"**{escaped(name)}**{badge}  \n{escaped(why)}{_evidence(reason)}"
        st.markdown(told, width="stretch")
        site = catalogue.sites.get(reason.site)
        if add and reason.code != "closed" and site is not None and site.position is not None:
            st.button(
                words.text("Add to this tour"),
                icon=":material/add:",
                key=f"tours.add.{reason.site}",
                on_click=hand.edit,
                args=(added(reason.site),),
            )
        if reason.site not in state.wishes().must and kind_of(reason) in _CAN_BE_WANTED:
            st.button(
                words.text("Must-see"),
                icon=":material/star:",
                key=f"tours.want.{reason.site}",
                on_click=wanting.want,
                args=(reason.site,),
            )


def _evidence(reason: Reason) -> str:
    """Return a link to where the hours that keep a site out are stated."""
    address = str(reason.numbers.get("source") or "").partition(" ")[0]
    return f" · {link(host_of(address), address)}" if web_address(address) else ""
