"""Positions on the globe: (lat, lon) in degrees, WGS 84."""

from __future__ import annotations

import math
from typing import Final

LatLon = tuple[float, float]

# Mean Earth radius of WGS 84 (IUGG R1), good to 0.3 % at this latitude.
EARTH_RADIUS_KM: Final = 6371.0088


def straight_km(start: LatLon, end: LatLon) -> float:
    """Return the great-circle distance in kilometres (haversine formula)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*start, *end))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))
