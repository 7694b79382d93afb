"""The choice of a request: its candidates, the ways between them, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import find_site
from icplanner.solver.problem import FloatArray, IntArray
from icplanner.tours.admission import Refusal
from icplanner.tours.candidates import Candidate, event_candidate, pinned, site_candidate
from icplanner.tours.lunch_table import Tables, held_stops, held_tables
from icplanner.tours.request import Request
from icplanner.tours.score import far_points
from icplanner.tours.tour import Hub, ScorePart
from icplanner.tours.ways import departures_with_buffer, minutes_table, quickest
from icplanner.travel.leg import Mode, Travel


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Everything that is known before a tour is chosen.

    Attributes
    ----------
    hubs
        For each day where it starts and ends.
    left_out
        Site id -> why it cannot take part.
    minutes
        Shape (n + 2, n + 2), whole minutes without buffer, NaN where there is no way; row and
        column n are the hub the tour starts from, n + 1 the hub it ends at. By train the
        quickest of the day.
    departures
        By train, for each day: shape (minutes of the day + 1, n + 2, n + 2), buffers included.
    tables
        For each day the table chosen by hand (`lunch_table`).
    """

    request: Request
    hubs: tuple[tuple[Hub, Hub], ...]
    candidates: tuple[Candidate, ...]
    left_out: Mapping[str, Refusal]
    minutes: FloatArray
    departures: tuple[IntArray, ...] | None = None
    tables: Tables = ()

    @property
    def groups(self) -> list[str]:
        """Return the industry groups of the candidates, in the order of their numbers."""
        return sorted({candidate.group for candidate in self.candidates if candidate.group})

    def nodes(self, day: int) -> list[int]:
        """Return the rows of `minutes` a day uses: the candidates, its start and its end hub."""
        n = len(self.candidates)
        last = day == len(self.hubs) - 1
        return [*range(n), n, n + 1 if last else n]


def choose(
    catalogue: Catalogue, request: Request, hubs: tuple[tuple[Hub, Hub], ...], travel: Travel
) -> Choice:
    """Find the candidates of a valid request and the ways between them."""
    left_out: dict[str, Refusal] = {}
    found: list[Candidate] = []
    ids = _hub_ids(hubs)
    tables = held_tables(catalogue, request, ids)
    pins = {pin.stop: pin for pin in held_stops(request, ids)}
    for name, answer in _all(catalogue, request):
        held = answer
        if name in pins and isinstance(answer, Candidate):
            held = pinned(answer, pins[name], request)
        if isinstance(held, Refusal):
            left_out[name] = held
        else:
            found.append(held)
    points = [candidate.position for candidate in found]
    points += [hubs[0][0].position, hubs[-1][1].position]
    if request.mode is not Mode.TRAIN:
        minutes = minutes_table(travel, points, request.mode)
        return _within_reach(Choice(request, hubs, tuple(found), left_out, minutes, tables=tables))
    departures = [
        departures_with_buffer(
            travel,
            points,
            (wish.date, wish.start_min, wish.end_min),
            (request.buffer, [*(request.train_reserve_min(c.visit_min) for c in found), 0, 0]),
        )
        for wish in request.days
    ]
    minutes = quickest(departures, request.buffer)
    return _within_reach(
        Choice(request, hubs, tuple(found), left_out, minutes, tuple(departures), tables)
    )


def _all(catalogue: Catalogue, request: Request) -> Iterator[tuple[str, Candidate | Refusal]]:
    """Yield events and sites, each as a candidate or with why it cannot be one."""
    for event in request.events:
        yield event.id, event_candidate(event, request)
    away = avoided(catalogue, request)
    for name in sorted(catalogue.sites):
        site = catalogue.sites[name]
        yield name, Refusal("avoided") if name in away else site_candidate(site, request)


def _within_reach(wide: Choice) -> Choice:
    """Leave out what cannot be visited even alone, and add what the distance costs."""
    n = len(wide.candidates)
    near = np.fmin(wide.minutes[n, :n], wide.minutes[n + 1, :n])
    left_out = dict(wide.left_out)
    kept: list[int] = []
    candidates: list[Candidate] = []
    for place, candidate in enumerate(wide.candidates):
        why = _out_of_reach(wide, place)
        if why:
            left_out[candidate.id] = why
            continue
        kept.append(place)
        points = far_points(float(near[place]))
        far = (ScorePart("far", points),) if points else ()
        candidates.append(replace(candidate, base=(*candidate.base, *far)))
    rows = [*kept, n, n + 1]
    return replace(
        wide,
        candidates=tuple(candidates),
        left_out=left_out,
        minutes=wide.minutes[np.ix_(rows, rows)],
        departures=wide.departures
        and tuple(table[:, rows][:, :, rows] for table in wide.departures),
    )


def _out_of_reach(choice: Choice, place: int) -> Refusal | None:
    """Return why a candidate alone cannot be visited on any day, or None."""
    request, candidate = choice.request, choice.candidates[place]
    nearest: tuple[float, float] | None = None
    for day, wish in enumerate(request.days):
        *_, start, end = choice.nodes(day)
        out, back = float(choice.minutes[start, place]), float(choice.minutes[place, end])
        if np.isnan(out) or np.isnan(back):
            continue
        nearest = min(nearest or (out, back), (out, back), key=sum)
        ready = wish.start_min + out + request.buffer_for(int(out)) + candidate.lead_min
        home = back + request.buffer_for(int(back)) + request.end_reserve_min
        late = wish.end_min - home - candidate.visit_min
        if any(max(first, ready) <= min(last, late) for first, last in candidate.starts[day]):
            return None
    if nearest is None:
        return Refusal("unreachable", {"mode": request.mode.value})
    out, back = nearest
    return Refusal(
        "too_far",
        {"out_min": int(out), "back_min": int(back), "visit_min": candidate.visit_min},
    )


def avoided(catalogue: Catalogue, request: Request) -> frozenset[str]:
    """Return the ids of the sites that the request avoids."""
    return frozenset(find_site(catalogue, key).id for key in request.avoid)


def musts(
    catalogue: Catalogue, request: Request, hubs: tuple[tuple[Hub, Hub], ...]
) -> tuple[str, ...]:
    """Return the ids of the sites and events that every tour must hold, each once."""
    held = held_stops(request, _hub_ids(hubs))
    sites = (find_site(catalogue, key).id for key in request.must)
    events = (event.id for event in request.events)
    return tuple(dict.fromkeys((*sites, *events, *(pin.stop for pin in held))))


def _hub_ids(hubs: tuple[tuple[Hub, Hub], ...]) -> tuple[str, ...]:
    return tuple(hub.id for pair in (hubs[0], hubs[-1]) for hub in pair)
