"""Numbers on a map that would hide each other, set apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

Spot = tuple[float, float]

# The golden angle: points along a spiral turned by it fill the plane evenly.
_TURN: Final = math.pi * (3 - math.sqrt(5))
# How much further out a spiral's turn lies, in gaps: less than one, so that no free spot is missed.
_REACH: Final = 0.55
# Beyond the 120th turn a number would stand more than six gaps from its place.
_TURNS: Final = 120


def apart(
    places: Sequence[Spot], gap: float, room: Spot, *, taken: Sequence[Spot] = ()
) -> list[Spot]:
    """Return where the number of each place stands: there, or at the nearest free spot.

    Parameters
    ----------
    places, taken
        Where numbers belong, the first served first, and what must not be covered.
    gap
        The least distance of two numbers, and of a number from what is taken.
    room
        Width and height of the drawing; a number moves no closer to its edge than half a gap.

    Returns
    -------
    list of Spot
        One spot a place, in the unit of the places. A place without a free spot keeps its own.
    """
    found: list[Spot] = []
    for place in places:
        tries = (place, *(_turned(place, turn, gap) for turn in range(1, _TURNS)))
        held = (*found, *taken)
        found.append(
            next(
                (
                    spot
                    for spot in tries
                    if (spot is place or _inside(spot, gap / 2, room))
                    and all(math.dist(spot, other) >= gap for other in held)
                ),
                place,
            )
        )
    return found


def _turned(place: Spot, turn: int, gap: float) -> Spot:
    far = gap * math.sqrt(turn) * _REACH
    return place[0] + far * math.cos(turn * _TURN), place[1] + far * math.sin(turn * _TURN)


def _inside(spot: Spot, edge: float, room: Spot) -> bool:
    return all(edge <= part <= side - edge for part, side in zip(spot, room, strict=True))
