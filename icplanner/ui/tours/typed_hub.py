"""A place of which only the beginning was typed: which one is meant."""

from __future__ import annotations

from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName
from icplanner.catalogue.search import fold
from icplanner.tours.hubs import find_hub

# Who types a beginning means the town before the station or the village of that name.
_KIND_ORDER: Final = ("spa_town", "town", "village", "station")
# Fewer letters begin too many names.
_FEWEST: Final = 3


def meant_hub(catalogue: Catalogue, typed: str) -> str:
    """Return the id of the one place whose name begins as typed, else the text as it is.

    Where several begin so, it is the only one of the foremost kind. What is an id, a whole name
    or a point stays as it is.
    """
    beginning = fold(typed)
    if typed in catalogue.places or len(beginning) < _FEWEST:
        return typed
    try:
        find_hub(catalogue, typed)
    except UnknownName:
        pass
    else:
        return typed
    begun = [
        place
        for place in catalogue.places.values()
        if place.position is not None
        and place.kind in _KIND_ORDER
        and any(fold(name).startswith(beginning) for name in place.names.texts())
    ]
    for kind in _KIND_ORDER:
        of_kind = [place.id for place in begun if place.kind == kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else typed
    return typed
