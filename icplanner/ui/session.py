"""What every page needs at its start: the catalogue and the reader's language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS, Lang
from icplanner.catalogue.reading import read_catalogue
from icplanner.words import Words

ROOT: Final = Path(__file__).resolve().parents[2]
# Another folder of data in place of the product's own (the setting `ICPLANNER_DATA`).
DATA: Final = Path(os.environ.get("ICPLANNER_DATA") or ROOT / "data")

LANGUAGE_KEY: Final = "lang"
LANGUAGE_NAMES: Final[dict[Lang, str]] = {"cs": "Čeština", "de": "Deutsch", "en": "English"}


def catalogue() -> Catalogue:
    """Return the catalogue, read once and again whenever a file in `data/` changes."""
    return _read(DATA, _fingerprint(DATA))


@st.cache_resource(max_entries=1, show_spinner=False)
def _read(data_dir: Path, files: tuple[tuple[str, int, int], ...]) -> Catalogue:  # noqa: ARG001 - the key
    return read_catalogue(data_dir)


def _fingerprint(data_dir: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and time of each file the catalogue is read from."""
    files = (*data_dir.glob("*.*"), *data_dir.glob("restaurants/*.csv"))
    stats = ((path.name, path.stat()) for path in sorted(files))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def language() -> Lang:
    """Return the language chosen by the switch or the link; Czech at first."""
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY)
    return chosen if chosen in LANGS else "cs"


def words() -> Words:
    """Return the words of the reader's language."""
    return Words(language())


def language_switch() -> None:
    """Place the language switch; the choice goes into the link."""
    st.session_state.setdefault(LANGUAGE_KEY, language())
    # Not bound to the link by Streamlit, which would write the label ("Deutsch") into it.
    st.segmented_control(
        "Jazyk · Sprache · Language",
        LANGS,
        format_func=LANGUAGE_NAMES.__getitem__,
        key=LANGUAGE_KEY,
        label_visibility="collapsed",
        required=True,
    )
    if st.query_params.get(LANGUAGE_KEY) != language():
        st.query_params[LANGUAGE_KEY] = language()
