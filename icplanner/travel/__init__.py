"""How long it takes to get there, by which way, and how sure that is."""

from icplanner.travel.leg import Leg, Matrix, Mode, Ride, Travel, Unreachable
from icplanner.travel.straight import StraightLine
from icplanner.travel.traveller import Traveller, travel_as_set, travel_for

__all__ = [
    "Leg",
    "Matrix",
    "Mode",
    "Ride",
    "StraightLine",
    "Travel",
    "Traveller",
    "Unreachable",
    "travel_as_set",
    "travel_for",
]
