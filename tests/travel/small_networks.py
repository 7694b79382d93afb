"""Small worlds with names: a cross of roads, a feed of three lines."""

from __future__ import annotations

import csv
import math
import zipfile
from pathlib import Path

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.travel.network import Edge, RoadNetwork, curve_m
from icplanner.travel.road import RoadTravel

# The data of the product.
DATA = Path(__file__).parents[2] / "data"

# The middle of the small worlds.
LAT, LON = 50.2, 12.8


def at(east_km: float, north_km: float) -> LatLon:
    """Return the point so far east and north of the middle."""
    lon_km = 111.195 * math.cos(math.radians(LAT))
    return LAT + north_km / 111.195, LON + east_km / lon_km


def road(u: int, v: int, road_class: str, *points: LatLon) -> Edge:
    """Return a road along points, as long as they are."""
    curve = np.array(points)
    return Edge(u, v, road_class, "", float(curve_m(curve)[-1]), curve)


# A cross: west - middle - east on a class 1 road, north - middle on class 3; an island far away.
CROSS = (at(-10, 0), at(0, 0), at(10, 0), at(0, 10), at(30, 30), at(32, 30))


def cross() -> RoadNetwork:
    """Return the cross of two roads and an island without a bridge."""
    west, middle, east, north, isle, cape = CROSS
    return RoadNetwork(
        np.array(CROSS),
        (
            road(0, 1, "class1", west, middle),
            road(1, 2, "class1", middle, east),
            road(3, 1, "class3", north, middle),
            road(4, 5, "class2", isle, cape),
        ),
    )


def cross_travel() -> RoadTravel:
    """Return travel over the cross."""
    return RoadTravel(cross())


STOPS = """stop_id,stop_name,stop_lat,stop_lon
A,Adorf,50.2,12.8
B,Bergen,50.2,12.94
C,Chlum,50.2,13.08
D,Dorf,50.34,12.94
G,Ghost,,
"""
ROUTES = """route_id,agency_id,route_short_name,route_long_name,route_type
r1,1,Os,Adorf - Chlum,2
r2,1,Sp,Bergen - Dorf,2
"""
TRIPS = """route_id,service_id,trip_id,trip_short_name
r1,daily,t1,Os 1
r1,daily,t2,Os 2
r2,work,t3,Sp 3
r2,daily,t4,Sp 4
r1,daily,night,Os 99
"""
# Os 1 reaches Bergen at 8:20; Sp 3 leaves it at 8:22 (too short a change) and Sp 4 at 9:00.
STOP_TIMES = """trip_id,arrival_time,departure_time,stop_id,stop_sequence
t1,08:00:00,08:00:00,A,1
t1,08:20:00,08:21:00,B,2
t1,08:30:00,08:30:00,G,3
t1,08:41:30,08:42:00,C,4
t2,10:00:00,10:00:00,A,1
t2,10:20:00,10:21:00,B,2
t2,10:40:00,10:40:00,C,3
t3,08:22:00,08:22:00,B,1
t3,08:40:00,08:40:00,D,2
t4,09:00:00,09:00:00,B,1
t4,09:18:00,09:18:00,D,2
night,23:50:00,23:50:00,A,1
night,24:10:00,24:10:00,B,2
"""
_DAYS = "monday,tuesday,wednesday,thursday,friday,saturday,sunday"
CALENDAR = f"""service_id,{_DAYS},start_date,end_date
daily,1,1,1,1,1,1,1,20260101,20261231
work,1,1,1,1,1,0,0,20260101,20261231
"""
CALENDAR_DATES = """service_id,date,exception_type
work,20260706,2
work,20260704,1
"""
TABLES = {
    "stops.txt": STOPS,
    "routes.txt": ROUTES,
    "trips.txt": TRIPS,
    "stop_times.txt": STOP_TIMES,
    "calendar.txt": CALENDAR,
    "calendar_dates.txt": CALENDAR_DATES,
}
ADORF, BERGEN, CHLUM, DORF = (50.2, 12.8), (50.2, 12.94), (50.2, 13.08), (50.34, 12.94)


def write_feed(folder: Path, **changed: str | None) -> Path:
    """Write the feed of three lines; `stops="..."` replaces a table, None leaves it out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TABLES.items():
        new = changed.get(name.removesuffix(".txt"), text)
        if new is not None:
            (folder / name).write_text(new, encoding="utf-8")
    return folder


def zip_feed(folder: Path, archive: Path, prefix: str = "") -> Path:
    """Pack a feed into a zip file, below `prefix`."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in folder.glob("*.txt"):
            file.write(path, prefix + path.name)
    return archive


def known_trains() -> list[dict[str, str]]:
    """Return the medians of direct trains, from another conversion of the same timetable."""
    path = Path(__file__).parents[1] / "data" / "travel" / "direct_trains_2026.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
