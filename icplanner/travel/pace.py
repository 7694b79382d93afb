"""How fast each mode goes and what a stop costs: every judged number of the travel room."""

from __future__ import annotations

from typing import Final

from icplanner.travel.leg import Mode

# Speeds by class of road, km/h. They reproduced the travel times of a standard car profile (OSRM)
# over the region within 2 %; stops in towns and bends are in them, parking is not.
CLASS_KMH: Final[dict[str, float]] = {
    "motorway": 90.0,
    "expressway": 85.0,
    "class1": 65.0,
    "class2": 55.0,
    "class3": 40.0,
    "local": 25.0,
}

# From a point to the road it lies at: streets that the network does not hold, at the speed of a
# local road and with the detour of walks, since such ways are as short and as crooked.
OFF_ROAD_KMH: Final = 25.0
OFF_ROAD_DETOUR: Final = 1.3

# A point farther than this from every road is in the woods or outside the network: the farthest
# municipality lies 1.6 km from an edge, so 3 km is nearly twice what a real place needs.
OFF_NETWORK_KM: Final = 3.0

# Ways by road are this many times longer than the straight line (median of Czech pairs).
ROAD_DETOUR: Final = 1.39

# Mean speed by road between the region's municipalities, km/h (median over the network).
ROAD_KMH: Final = 56.0

# Germany beyond the crossing: straight line x 1.31 at 62 km/h, fitted on real ways from the
# crossings (distance error median 7 %, p90 20 %; time error median 2.3 min, p90 6.2 min).
GERMAN_DETOUR: Final = 1.31
GERMAN_KMH: Final = 62.0

# A coach needs this many times the driving time of a car. The legal limit outside towns is the
# same 90 km/h (361/2000 Sb., section 18), but bends, hills, towns and roundabouts are slower.
# Judged, not measured.
COACH_FACTOR: Final = 1.15

# Walking: 4.5 km/h is the mean of a mixed group (the sign-posters of the Czech Hiking Club reckon
# 4 km/h uphill and 5 km/h on the flat); ways on foot are 1.3 times the straight line.
WALK_KMH: Final = 4.5
WALK_DETOUR: Final = 1.3

# No leg on foot beyond this: 1 h 20 min of walking is a hike, not a transfer between two stops.
WALK_LIMIT_KM: Final = 6.0

# Walks between a point and a station, measured along the way: 40 minutes at most. The colonnades
# of Karlovy Vary and Mariánské Lázně lie 2.2 and 2.8 km from their nearest stations.
STATION_WALK_KM: Final = 3.0

# A trekking bicycle with luggage on roads in hilly country, km/h. Routing services use 15 to 18
# on the flat; the region climbs, so the lower end is taken.
BIKE_KMH: Final = 15.0
BIKE_DETOUR: Final = 1.42  # median of the region's pairs on the network

# Roads where bicycles may not go (361/2000 Sb., sections 35 and 57).
NO_BIKES: Final = frozenset({"motorway", "expressway"})

# Minutes that arriving at and leaving a stop cost, beside the driving: finding a place, paying,
# walking to the door, and back. A coach sets down and picks up a group at one spot, but thirty
# people need their time to get off and on. A bicycle is locked. Judged, not measured.
ARRIVE_MIN: Final[dict[Mode, float]] = {Mode.CAR: 4.0, Mode.COACH: 4.0, Mode.BIKE: 1.0}
LEAVE_MIN: Final[dict[Mode, float]] = {Mode.CAR: 2.0, Mode.COACH: 5.0, Mode.BIKE: 1.0}

# To change trains on the spot: a subway, stairs and a look at the board. Czech stations of the
# region plan 3 to 5 minutes for connections that wait for each other.
CHANGE_S: Final = 240

# Stations this near, along the way, are changed between on foot (the two of Karlovy Vary).
CHANGE_WALK_KM: Final = 1.0

# To find the platform after walking to a station.
PLATFORM_S: Final = 120

# Rails are this many times longer than straight lines from stop to stop (median of the 2026
# timetable's pairs whose kilometre posts are known).
RAIL_DETOUR: Final = 1.24

# Regional trains arrive within five minutes of the timetable in about nine of ten cases.
TRAIN_ERROR_MIN: Final = 5.0
