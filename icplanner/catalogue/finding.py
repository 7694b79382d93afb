"""Finding a record by its id or by its name in any language."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Protocol, TypeVar

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place
from icplanner.catalogue.search import fold
from icplanner.catalogue.site import Site

# How alike two names must be to be suggested, on difflib's scale from 0 to 1: one wrong letter in
# a short name ("Jachimov") reaches 0.87, unrelated names of the region stay below 0.6.
LIKENESS: Final = 0.6
SUGGESTIONS: Final = 5
# A longer key is no name; comparing it with every name would only cost time.
MAX_KEY_CHARS: Final = 200

# Names are shared: "Pürstein" is a village and its station. Who names a town means the town.
_KIND_ORDER: Final = ("spa_town", "town", "village", "station", "tourist_information")


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def names(self) -> Localised: ...


Record = TypeVar("Record", bound=_Named)


class UnknownName(LookupError):  # noqa: N818 - named after what the user did, not after a failure
    """Nothing in the catalogue is called `key`; `suggestions` are ids of what comes near."""

    def __init__(self, key: str, suggestions: tuple[str, ...]) -> None:
        near = f"; near: {', '.join(suggestions)}" if suggestions else ""
        super().__init__(f"nothing is called {key[:MAX_KEY_CHARS]!r}{near}")
        self.key = key
        self.suggestions = suggestions


def find_site(catalogue: Catalogue, key: str) -> Site:
    """Return the site with this id or name; see `find`."""
    return find(catalogue.sites, key)


def find_event(catalogue: Catalogue, key: str) -> Event:
    """Return the event with this id or name; see `find`."""
    return find(catalogue.events, key)


def find_place(catalogue: Catalogue, key: str) -> Place:
    """Return the place with this id or name; see `find`."""
    return find(_by_kind(catalogue.places), key)


def find_stop(catalogue: Catalogue, key: str) -> Place | Site:
    """Return the place or, where no place is called so, the site with this id or name."""
    places = _by_kind(catalogue.places)
    both: dict[str, Place | Site] = {**catalogue.sites, **places}
    if key in both:
        return both[key]
    in_order: dict[str, Place | Site] = {**places}
    for name, site in catalogue.sites.items():
        in_order.setdefault(name, site)
    return find(in_order, key)


def find(records: Mapping[str, Record], key: str) -> Record:
    """Return the record with this id or name.

    Accents, case and the spelling of umlauts are ignored. Taken in this order: the very id, the
    whole name in any language (the first record of that name), the only record whose name begins
    with the key, the only one whose name holds its words.

    Raises
    ------
    UnknownName
        If nothing is called so, or if several are and none of them exactly; the suggestions are
        ids, nearest first.
    """
    if key in records:
        return records[key]
    wanted = fold(key[:MAX_KEY_CHARS])
    names = {
        name: (_folded(name), *map(_folded, record.names.texts()))
        for name, record in records.items()
    }
    if not wanted or len(key) > MAX_KEY_CHARS:
        raise UnknownName(key, ())
    whole = [name for name, folded in names.items() if wanted in folded]
    if whole:
        return records[whole[0]]
    padded = f" {wanted} "
    begun = [
        name
        for name, folded in names.items()
        if any(f"{text} ".startswith(padded[1:]) for text in folded)
    ]
    held = [name for name, folded in names.items() if any(padded in f" {text} " for text in folded)]
    for hits in (begun, held):
        if len(hits) == 1:
            return records[hits[0]]
    raise UnknownName(key, tuple((begun or held)[:SUGGESTIONS]) or _near(wanted, names))


# The catalogue's names folded, by the name itself, for as long as the program runs: some 1,400
# texts that are asked for again with every tour. What somebody typed is not kept.
_folded: Final = lru_cache(maxsize=8_192)(fold)


def _near(wanted: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    owner: dict[str, str] = {}
    for name, folded in names.items():
        for text in folded:
            owner.setdefault(text, name)
    texts = difflib.get_close_matches(wanted, owner, n=3 * SUGGESTIONS, cutoff=LIKENESS)
    # A long name with a slip in one of its words: "rosovsky most" is near "radosovsky".
    words: dict[str, str] = {}
    for text, name in owner.items():
        for word in text.split():
            if len(word) > 3:
                words.setdefault(word, name)
    near_words = difflib.get_close_matches(wanted, words, n=SUGGESTIONS, cutoff=0.75)
    found = (*(owner[text] for text in texts), *(words[word] for word in near_words))
    return tuple(dict.fromkeys(found))[:SUGGESTIONS]


def _by_kind(places: Mapping[str, Place]) -> dict[str, Place]:
    def rank(place: Place) -> int:
        known = place.kind in _KIND_ORDER
        return _KIND_ORDER.index(place.kind) if known else len(_KIND_ORDER)

    return {place.id: place for place in sorted(places.values(), key=rank)}
