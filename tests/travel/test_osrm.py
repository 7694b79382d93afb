"""Asking a routing server: right answers, wrong answers, none."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from small_networks import CROSS, cross_travel

from icplanner.travel import Leg, Mode, Unreachable
from icplanner.travel.osrm import OsrmTravel, Server
from icplanner.travel.pace import COACH_FACTOR

WEST, MIDDLE, EAST, NORTH, _, _ = CROSS
ROUTE = {
    "code": "Ok",
    "routes": [{"duration": 600.0, "distance": 9000.5, "geometry": "_p~iF~ps|U_ulLnnqC"}],
}
TABLE = {
    "code": "Ok",
    "durations": [[0, 600.0, None], [630.0, 0, 120], [None, 120, 0]],
    "distances": [[0, 9000.5, None], [9100, 0, 2000], [None, 2000, 0]],
}


class _Answers(BaseHTTPRequestHandler):
    """Answers every question with what the test set, and remembers the questions."""

    status, content, delay_s = 200, b"", 0.0
    asked: tuple[str, ...] = ()

    def do_GET(self):
        """Answer."""
        type(self).asked += (self.path,)
        self.server.released.wait(self.delay_s)
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, *_args):
        """Keep quiet."""


@contextmanager
def server(content, status=200, delay_s=0.0) -> Iterator[tuple[str, type[_Answers]]]:
    """Run a server on a free port that answers with `content`."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    members = {"content": body, "status": status, "delay_s": delay_s, "asked": ()}
    handler = type("Handler", (_Answers,), members)
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running.daemon_threads = True
    running.released = threading.Event()
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}", handler
    finally:
        running.released.set()
        running.shutdown()
        running.server_close()
        thread.join()


def travel(url: str, **settings) -> OsrmTravel:
    """Return travel that asks a server first."""
    return OsrmTravel(Server(url, **settings), cross_travel())


def test_a_route_is_read():
    """Seconds, metres and the encoded line become a leg; parking is added, lon comes first."""
    with server(ROUTE) as (url, handler):
        leg = travel(url).leg(WEST, MIDDLE, Mode.CAR)
    assert (leg.method, leg.moving_min, leg.distance_km) == ("osrm", 10.0, 9.0005)
    assert leg.minutes == 10.0 + leg.access_min
    assert leg.geometry == (WEST, (38.5, -120.2), (40.7, -120.95), MIDDLE)
    assert handler.asked[0].startswith(f"/route/v1/driving/{WEST[1]:.6f},{WEST[0]:.6f};")


def test_a_coach_is_slower_than_the_servers_car():
    """The coach factor holds for the server's times too."""
    with server(ROUTE) as (url, _):
        leg = travel(url).leg(WEST, MIDDLE, Mode.COACH)
    assert leg.moving_min == pytest.approx(10.0 * COACH_FACTOR)
    assert leg.notes == ("estimate",)


def test_a_table_is_read_with_its_gaps():
    """Null becomes NaN, never 0 and never infinite."""
    with server(TABLE) as (url, _):
        matrix = travel(url).matrix([WEST, MIDDLE, EAST], Mode.CAR)
    assert np.isnan(matrix.minutes[0, 2])
    assert matrix.minutes[1, 0] == pytest.approx(10.5 + 6)
    assert matrix.distance_km[1, 2] == 2.0
    assert np.diag(matrix.minutes).tolist() == [0.0, 0.0, 0.0]
    assert matrix.notes == ()


@pytest.mark.parametrize(("code", "told"), [("NoRoute", "no_road"), ("NoSegment", "off_network")])
def test_no_way_is_an_answer(code, told):
    """The server's "no route" is believed, though it comes with status 400."""
    with server({"code": code, "message": "Impossible route"}, status=400) as (url, _):
        assert travel(url).leg(WEST, EAST, Mode.CAR) == Unreachable(Mode.CAR, told)


FAULTY = [
    b"<html>gateway</html>",
    b"[]",
    b"\xff\xfe",
    {"code": "InvalidQuery"},
    {"code": "Ok"},
    {"code": "Ok", "routes": [], "durations": [], "distances": []},
    {"code": "Ok", "routes": [{"duration": "soon", "distance": 1, "geometry": ""}]},
    {"code": "Ok", "routes": [{"duration": -5, "distance": 1, "geometry": ""}]},
    {"code": "Ok", "durations": [[0, "x"], [1, 0]], "distances": [[0, 1], [1, 0]]},
    {"code": "Ok", "durations": [[0, -1], [1, 0]], "distances": [[0, 1], [1, 0]]},
]


@pytest.mark.parametrize("answer", FAULTY, ids=str)
def test_garbage_falls_back_with_a_note(answer):
    """Whatever nonsense comes, the embedded network answers and says so."""
    with server(answer) as (url, _):
        leg = travel(url).leg(WEST, EAST, Mode.CAR)
        matrix = travel(url).matrix([WEST, EAST], Mode.CAR)
    assert isinstance(leg, Leg)
    assert (leg.method, leg.notes) == ("road", ("osrm_unavailable",))
    assert matrix.notes == ("osrm_unavailable",)
    assert matrix.minutes[0, 1] == pytest.approx(leg.minutes)


def test_a_server_error_falls_back():
    """Status 500 is no answer."""
    with server(b"oops", status=500) as (url, _):
        assert travel(url).leg(WEST, EAST, Mode.CAR).method == "road"


def test_nobody_there_falls_back():
    """A refused connection is no answer."""
    with server(ROUTE) as (url, _):
        pass
    assert travel(url).leg(WEST, EAST, Mode.CAR).notes == ("osrm_unavailable",)


def test_a_slow_server_is_not_waited_for_and_then_left_alone():
    """After one time-out the next legs do not ask at all, until the time to retry has come."""
    now = [0.0]
    with server(ROUTE, delay_s=30.0) as (url, handler):
        slow = travel(url, timeout_s=0.2, clock=lambda: now[0])
        legs = [slow.leg(WEST, end, Mode.CAR) for end in (EAST, NORTH, MIDDLE)]
        assert [leg.notes for leg in legs] == [("osrm_unavailable",)] * 3
        assert len(handler.asked) == 1
        handler.delay_s, now[0] = 0.0, 61.0
        assert slow.leg(WEST, EAST, Mode.CAR).method == "osrm"


def test_bicycles_are_not_asked_for():
    """A server with a car profile knows nothing of bicycles."""
    with server(ROUTE) as (url, handler):
        assert travel(url).leg(WEST, EAST, Mode.BIKE).method == "road"
        assert np.isfinite(travel(url).matrix([WEST, EAST], Mode.BIKE).minutes).all()
    assert handler.asked == ()


def test_a_missing_way_stays_missing_in_the_fallback():
    """Off the network is off the network, with or without a server."""
    with server(b"no") as (url, _):
        leg = travel(url).leg(WEST, (0.0, 0.0), Mode.CAR)
    assert leg == Unreachable(Mode.CAR, "off_network")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:5000", "http://", ""])
def test_only_web_addresses_are_servers(url):
    """Files and half addresses are refused when the server is named."""
    with pytest.raises(ValueError, match="http"):
        Server(url)


def test_an_answer_cut_short_falls_back():
    """A connection that ends in the middle of the answer is no answer."""
    with server(json.dumps(ROUTE).encode()[:-20]) as (url, _):
        assert travel(url).leg(WEST, EAST, Mode.CAR).notes == ("osrm_unavailable",)


def test_a_connection_cut_before_the_answer_falls_back():
    """A server that hangs up at once is no answer either."""
    with server(ROUTE) as (url, handler):
        handler.handle_one_request = lambda self: setattr(self, "close_connection", True)
        assert travel(url).leg(WEST, EAST, Mode.CAR).notes == ("osrm_unavailable",)
