"""The one door to travel: every mode, each by what knows it best."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from icplanner.catalogue.position import LatLon
from icplanner.travel.leg import Leg, Matrix, Mode, Unreachable
from icplanner.travel.on_foot import WalkTravel

if TYPE_CHECKING:
    from icplanner.travel.network import IntArray
    from icplanner.travel.osrm import OsrmTravel
    from icplanner.travel.road import RoadTravel
    from icplanner.travel.train import TrainTravel


class Traveller:
    """Travel by car, coach, bicycle, train and on foot over one data folder.

    Roads and timetable are read when first asked for and kept as long as the object lives; it may
    be shared between threads.
    """

    def __init__(self, data: Path, gtfs: Path | None = None, osrm_url: str | None = None) -> None:
        self._data = data
        self._gtfs = gtfs or data / "trains"
        self._osrm_url = osrm_url
        self._lock = Lock()
        self._roads: RoadTravel | None = None
        self._trains: TrainTravel | None = None
        self._osrm: OsrmTravel | None = None

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the way; without `depart`, a typical one by train.

        Raises
        ------
        NetworkProblem, FeedProblem
            If the roads, or for trains the timetable, cannot be read.
        """
        if mode is Mode.TRAIN:
            return self.trains.leg(start, end, depart)
        return self._by(mode).leg(start, end, mode)

    def matrix(self, points: list[LatLon], mode: Mode) -> Matrix:
        """Return the ways between all points.

        Raises
        ------
        ValueError
            For trains: they depend on the hour, see `departures_table`.
        NetworkProblem
            If the roads cannot be read.
        """
        if mode is Mode.TRAIN:
            raise ValueError("trains depend on the hour: ask for a departures_table")
        return self._by(mode).matrix(points, mode)

    def departures_table(
        self, points: list[LatLon], day: date, start_min: int, end_min: int
    ) -> IntArray:
        """Return door-to-door minutes by train and on foot for each minute of departure.

        See `TrainTravel.departures_table`.
        """
        return self.trains.departures_table(points, day, start_min, end_min)

    @property
    def roads(self) -> RoadTravel:
        """Return travel by the embedded road network."""
        from icplanner.travel.road import read_road_travel  # noqa: PLC0415 - slow packages

        with self._lock:
            if self._roads is None:
                self._roads = read_road_travel(self._data)
            return self._roads

    @property
    def trains(self) -> TrainTravel:
        """Return travel by the timetable."""
        from icplanner.travel.train import read_train_travel  # noqa: PLC0415 - slow packages

        with self._lock:
            if self._trains is None:
                self._trains = read_train_travel(self._gtfs)
            return self._trains

    def _by(self, mode: Mode) -> RoadTravel | OsrmTravel | WalkTravel:
        if mode is Mode.WALK:
            return WalkTravel()
        if self._osrm_url is None:
            return self.roads
        from icplanner.travel.osrm import OsrmTravel, Server  # noqa: PLC0415 - slow packages

        roads = self.roads
        with self._lock:
            if self._osrm is None:
                self._osrm = OsrmTravel(Server(self._osrm_url), roads)
            return self._osrm


def travel_for(data: Path, *, gtfs: Path | None = None, osrm_url: str | None = None) -> Traveller:
    """Return travel over a data folder; nothing is read yet.

    Parameters
    ----------
    data
        Folder with `roads/`, `boundaries/` and `trains/`.
    gtfs
        Another GTFS folder or zip file in place of `trains/` (the setting `ICPLANNER_GTFS`).
    osrm_url
        A routing server to ask first for cars and coaches (`ICPLANNER_OSRM_URL`).
    """
    return Traveller(data, gtfs, osrm_url)


def travel_as_set(data: Path, environ: Mapping[str, str]) -> Traveller:
    """Return travel over a data folder with the settings of an environment.

    `ICPLANNER_GTFS` names another timetable and `ICPLANNER_OSRM_URL` a routing server; an empty
    setting is none.
    """
    gtfs = environ.get("ICPLANNER_GTFS")
    return travel_for(
        data,
        gtfs=Path(gtfs) if gtfs else None,
        osrm_url=environ.get("ICPLANNER_OSRM_URL") or None,
    )
