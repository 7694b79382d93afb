"""What the form offers to choose from, in the reader's words and order."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Audience, Pace
from icplanner.tours.own_place import point_names, read_point
from icplanner.travel import Mode
from icplanner.ui.symbols import symbol_svg
from icplanner.ui.text import escaped, plain
from icplanner.words import Words, mark, vocabulary
from icplanner.words.collation import sort_key
from icplanner.words.vocabulary import term

# Places one leaves from, in the order in which guests do: most live in a spa town.
_HUB_KINDS: Final = ("spa_town", "station", "town", "village")

MODES: Final[Mapping[Mode, str]] = {
    Mode.CAR: mark("Car"),
    Mode.COACH: mark("Coach"),
    Mode.TRAIN: mark("Train and on foot"),
    Mode.BIKE: mark("Bicycle"),
    Mode.WALK: mark("On foot only"),
}
MODE_ICONS: Final[Mapping[Mode, str]] = {
    Mode.CAR: ":material/directions_car:",
    Mode.COACH: ":material/directions_bus:",
    Mode.TRAIN: ":material/train:",
    Mode.BIKE: ":material/directions_bike:",
    Mode.WALK: ":material/directions_walk:",
}
AUDIENCES: Final[Mapping[Audience, str]] = {
    Audience.SPA_GUEST: mark("Spa guest"),
    Audience.FAMILY: mark("Family"),
    Audience.SCHOOL: mark("School class"),
    Audience.EXPERTS: mark("Experts"),
}
PACES: Final[Mapping[Pace, str]] = {
    Pace.EASY: mark("Easy: 3 sites a day, 15 minutes to spare on each way"),
    Pace.NORMAL: mark("Normal: up to 5 sites a day, 5 minutes to spare"),
    Pace.FULL: mark("Full: as many as fit, 5 minutes to spare"),
}


def hubs(catalogue: Catalogue, words: Words) -> list[str]:
    """Return the ids of the places with a position, spa towns first, then by name."""
    places = [
        place
        for place in catalogue.places.values()
        if place.kind in _HUB_KINDS and place.position is not None
    ]
    return [
        place.id
        for place in sorted(
            places,
            key=lambda place: (
                _HUB_KINDS.index(place.kind),
                sort_key(place.names.pick(words.lang)[0], words.lang),
            ),
        )
    ]


def sites(catalogue: Catalogue, words: Words) -> list[str]:
    """Return the ids of all sites, by name."""
    return sorted(
        catalogue.sites,
        key=lambda site: sort_key(catalogue.sites[site].names.pick(words.lang)[0], words.lang),
    )


def record_name(catalogue: Catalogue, words: Words, key: str) -> str:
    """Return the plain name of a site, place or point; a text nobody knows as it was typed."""
    point = read_point(key)
    if point is not None:
        return point_names(point).in_language(words.lang)
    found = catalogue.places.get(key) or catalogue.sites.get(key)
    return plain((found.names.pick(words.lang)[0] or key) if found else key, 120)


def group_label(group: str, words: Words) -> str:
    """Return an industry group with its symbol, as Markdown."""
    return f"{symbol_image(group)} {escaped(term(vocabulary.INDUSTRY_GROUPS, group, words))}"


def symbol_image(group: str) -> str:
    """Return the symbol of an industry group as a Markdown image."""
    data = b64encode(symbol_svg(group, size_px=16).encode()).decode()
    return f"![](data:image/svg+xml;base64,{data})"
