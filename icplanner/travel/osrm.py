"""Asking a routing server of one's own (OSRM), with the embedded network behind it."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from http.client import HTTPException
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.travel import pace
from icplanner.travel.leg import Leg, Matrix, Mode, Unreachable
from icplanner.travel.network import FloatArray, decode_polyline
from icplanner.travel.quarters import park
from icplanner.travel.road import LEAST_ERROR_MIN, RoadTravel

# Someone waits before a screen: after this the embedded network answers in milliseconds.
TIMEOUT_S: Final = 3.0

# After a failure the server is left alone this long, or each leg of a tour would wait again.
RETRY_S: Final = 60.0

# A route across the region has some 100 kB.
MAX_ANSWER_BYTES: Final = 20_000_000

# Routing servers know the roads well and the traffic not at all.
OSRM_ERROR: Final = 0.08

# How much slower than a car, for the modes whose roads a car profile knows.
_FACTOR: Final = {Mode.CAR: 1.0, Mode.COACH: pace.COACH_FACTOR}

# Answers that are no failures of the server but say that there is no way.
_NO_WAY: Final = {"NoRoute": "no_road", "NoSegment": "off_network"}


class _ServerProblem(Exception):  # noqa: N818 - caught here, never seen outside
    """The server did not answer as OSRM does."""


class _NoWay(Exception):  # noqa: N818 - an answer, caught here
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server is, how long to wait for it, and the clock that says when to try again."""

    base_url: str
    timeout_s: float = TIMEOUT_S
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        """Refuse what is no address of a server.

        Raises
        ------
        ValueError
            If the address is not http or https with a host.
        """
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"the routing server must be an http(s) address: {self.base_url!r}")


class OsrmTravel:
    """Ways by car and coach from an OSRM server with a car profile.

    Formats: https://project-osrm.org/docs/v5.24.0/api/ (services `route` and `table`). Whatever
    goes wrong there, the embedded network answers and the leg carries "osrm_unavailable". Nothing
    is remembered but the moment of the last failure.
    """

    def __init__(self, server: Server, roads: RoadTravel) -> None:
        self._server = server
        self._roads = roads
        self._silent_until = -np.inf

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the way by the server, or by the embedded network with a note."""
        if mode not in _FACTOR:
            return self._roads.leg(start, end, mode, depart)
        parked = park([start, end], mode, self._roads.quarters)
        if np.isfinite(parked.on_foot_km[0, 1]):
            return self._roads.leg(start, end, mode, depart)
        try:
            answer = self._ask("route", parked.points, "overview=full&geometries=polyline")
            return self._read_route(answer, start, end, mode)
        except _NoWay as no:
            return Unreachable(mode, no.code)
        except _ServerProblem:
            leg = self._roads.leg(start, end, mode, depart)
            if isinstance(leg, Unreachable):
                return leg
            return replace(leg, notes=(*leg.notes, "osrm_unavailable"))

    def matrix(self, points: list[LatLon], mode: Mode) -> Matrix:
        """Return the ways by the server, or by the embedded network with a note."""
        if mode not in _FACTOR or len(points) < 2:
            return self._roads.matrix(points, mode)
        parked = park(points, mode, self._roads.quarters)
        try:
            answer = self._ask("table", parked.points, "annotations=duration,distance")
            moving_min = _table(answer, "durations", len(points)) / 60 * _FACTOR[mode]
            km = _table(answer, "distances", len(points)) / 1000
        except (_ServerProblem, _NoWay):
            return replace(self._roads.matrix(points, mode), notes=("osrm_unavailable",))
        # Within one closed quarter nobody fetches the car.
        together = np.isfinite(parked.on_foot_km)
        km[together] = parked.on_foot_km[together]
        moving_min[together] = km[together] / pace.WALK_KMH * 60
        none = np.isnan(moving_min) | np.isnan(km)
        moving_min[none], km[none] = np.nan, np.nan
        minutes = moving_min + parked.access_min
        error_min = np.maximum(moving_min * OSRM_ERROR, LEAST_ERROR_MIN)
        return Matrix(minutes, km, error_min)

    def _read_route(self, answer: dict[str, Any], start: LatLon, end: LatLon, mode: Mode) -> Leg:
        try:
            route = answer["routes"][0]
            moving_min = float(route["duration"]) / 60 * _FACTOR[mode]
            km = float(route["distance"]) / 1000
            curve = decode_polyline(str(route["geometry"]))
        except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
            raise self._failed(f"route: {error}") from error
        if not (0 <= moving_min < np.inf and 0 <= km < np.inf):
            raise self._failed("route without duration or distance")
        access = float(park([start, end], mode, self._roads.quarters).access_min[0, 1])
        return Leg(
            mode=mode,
            minutes=moving_min + access,
            distance_km=km,
            method="osrm",
            error_min=max(moving_min * OSRM_ERROR, LEAST_ERROR_MIN),
            geometry=(start, *((lat, lon) for lat, lon in curve.tolist()), end),
            notes=("estimate",) if mode is Mode.COACH else (),
            access_min=access,
        )

    def _ask(self, service: str, points: list[LatLon], query: str) -> dict[str, Any]:
        if self._server.clock() < self._silent_until:
            raise _ServerProblem("left alone after a failure")
        places = ";".join(f"{lon:.6f},{lat:.6f}" for lat, lon in points)
        base = self._server.base_url.rstrip("/")
        url = f"{base}/{service}/v1/driving/{places}?{query}"
        try:
            answer = json.loads(self._fetch(url))
        except (OSError, HTTPException, ValueError, RecursionError) as error:
            raise self._failed(str(error)) from error
        code = answer.get("code") if isinstance(answer, dict) else None
        if code in _NO_WAY:
            raise _NoWay(_NO_WAY[code])
        if code != "Ok":
            raise self._failed(f"code {code}")
        found: dict[str, Any] = answer
        return found

    def _fetch(self, url: str) -> bytes:
        try:
            # The scheme was checked when the server was named.
            with urllib.request.urlopen(url, timeout=self._server.timeout_s) as response:  # noqa: S310
                content: bytes = response.read(MAX_ANSWER_BYTES + 1)
        except urllib.error.HTTPError as error:
            # OSRM answers 400 both to "no way" and to a bad question; the body tells which.
            content = error.read(MAX_ANSWER_BYTES)
        return content

    def _failed(self, why: str) -> _ServerProblem:
        self._silent_until = self._server.clock() + RETRY_S
        return _ServerProblem(why)


def _table(answer: dict[str, Any], name: str, n: int) -> FloatArray:
    try:
        # null, where there is no way, becomes NaN.
        table = np.array(answer[name], dtype=np.float64)
    except (KeyError, TypeError, ValueError) as error:
        raise _ServerProblem(f"{name}: {error}") from error
    if table.shape != (n, n) or bool((table < 0).any()) or bool(np.isinf(table).any()):
        raise _ServerProblem(f"{name}: not {n} x {n} numbers from 0 up")
    return table
