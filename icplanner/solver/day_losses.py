"""What each absent site would cost a tour of several days: exact where the work allows.

Every tour is worth at most `Centre.total` less what its days stay below their bounds. So joining
all day tours within some room (`joining.join`) yields every tour worth that much, and with it the
exact loss of each site that such a tour holds. For the other sites the days' tours through the
site are searched with the bound on such walks (`bound.with_detour`), and joined with the others.
What is too much work that way is solved once more as a whole, with the site as a must-see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from icplanner.solver.bound import with_detour
from icplanner.solver.exact import BEAM, WIDTH
from icplanner.solver.generation import Generation
from icplanner.solver.joining import DayOptions, Joined, join
from icplanner.solver.known import Learnt
from icplanner.solver.losses import Loss
from icplanner.solver.problem import IntArray, Problem, Solution
from icplanner.solver.search import SAME_SCORE, Effort, search
from icplanner.solver.several_days import solve_days

# Rooms of the wide join, as shares of the best score: each is tried if the one before left sites
# unknown and was little work.
_WIDE: Final = (0.005, 0.01, 0.02, 0.035, 0.05, 0.07, 0.1, 0.14)
_WIDE_PAIRS: Final = 1_500_000

# Where little work is asked for, so many of them.
FEW: Final = 2

# Rooms left to the other days beside the best day tour through a site, likewise; the last is for
# small problems, where everything can be joined.
_BESIDE: Final = (0.01, 0.02, 0.035, 0.055, 0.08, np.inf)
_BESIDE_PAIRS: Final = 5_000_000

# Rounds of pricing at most that sharpen the prices first, which all rooms gain from; and the share
# of the gap that a round must close for another one.
_ROUNDS: Final = 6
_WORTH_A_ROUND: Final = 0.1

# Rounds before that where nothing was learnt yet.
_COLD_ROUNDS: Final = 8

# Partial tours extended for the tours through one site on one day.
_SITE_NODES: Final = 60_000


@dataclass(slots=True)
class Inquiry:
    """Losses asked about one finished search; keeps what questions share while it lives.

    Attributes
    ----------
    work
        The search, with its prices.
    best
        The tour that losses are measured against.
    """

    work: Generation
    best: Solution
    _options: dict[float, list[DayOptions] | None] = field(default_factory=dict)

    @property
    def absent(self) -> list[int]:
        """Return the sites that are not in the best tour and fit into some day alone."""
        return sorted(self.work.reachable - self._present())

    def unfit(self) -> tuple[Loss, ...]:
        """Return the losses of the sites that fit into no day: there is no tour with them."""
        if not self.work.complete:
            return ()
        never = set(range(self.work.problem.n_sites)) - self.work.reachable
        return tuple(Loss(site=site, loss=None, least_loss=np.inf) for site in sorted(never))

    def sharpen(self) -> None:
        """Better the prices by some rounds of pricing."""
        for _ in range(_ROUNDS):
            before = np.inf if self.work.centre is None else self.work.centre.total
            self.work.round(pack=False)
            after = np.inf if self.work.centre is None else self.work.centre.total
            gap = after - self.best.score
            if self.work.stopped or before - after < _WORTH_A_ROUND * gap or gap <= SAME_SCORE:
                break

    def wide(self, rooms: int = len(_WIDE)) -> dict[int, Loss]:
        """Return the losses of all absent sites as far as the tours nearest to the best tell.

        `rooms` limits the work.
        """
        centre, absent = self.work.centre, self.absent
        found: dict[int, Loss] = {}
        if centre is None:
            return found
        for share in _WIDE[:rooms]:
            room = centre.total - self.best.score + share * self.best.score
            days = self.work.options(room)
            joined = None if days is None else self._joined(days, room, _WIDE_PAIRS)
            if joined is None:
                break
            for site in absent:
                if self.work.stopped:
                    return found
                found[site] = self._loss(site, [joined], centre.total - room)
            if all(loss.exact for loss in found.values()):
                break
        return found

    def exactly(self, site: int, known: Loss | None = None) -> Loss:
        """Return the loss of one absent site, exact unless that is too much work.

        `known` is what `wide` told; nothing worse is returned.
        """
        least = known or Loss(site=site, loss=None, least_loss=0.0)
        centre = self.work.centre
        if least.exact or centre is None or site not in self.work.reachable:
            return least
        share = _BESIDE[0]
        while not self.work.stopped:
            beside = share * self.best.score
            near, complete = self._through(site, beside)
            if complete and not near:
                return Loss(site=site, loss=None, least_loss=np.inf)
            others = self._others(beside)
            if others is None or not complete:
                break
            room = min(float(one.short[0]) for one in near.values()) + beside
            joined = [
                one
                for kind, mine in near.items()
                if (one := self._with(site, (kind, mine), others, room)) is not None
            ]
            if len(joined) < len(near):
                break
            least = better_known(least, self._loss(site, joined, centre.total - room))
            wider = [wide for wide in _BESIDE if wide > share]
            if least.exact or not wider:
                break
            # The room that would settle it, if the best tour with the site is found already.
            missing = (least.loss or np.inf) - least.least_loss
            enough = [w for w in wider if share + missing / self.best.score <= w < np.inf]
            share = (enough or wider)[0]
        if least.exact or self.work.stopped:
            return least
        return better_known(least, self._again(site))

    def _again(self, site: int) -> Loss:
        """Return the loss of a site as far as solving the whole problem with it proves it."""
        problem, best = self.work.problem, self.best.score
        found = solve_days(
            replace(problem, must=problem.must | {site}),
            learnt=self.work.learnt(),
            stop=self.work.stop,
        ).solution
        if found is None:
            return Loss(site=site, loss=None, least_loss=0.0)
        held = {stop for route in found.routes for stop in route.sites}
        return Loss(
            site=site,
            loss=max(0.0, best - found.score),
            least_loss=max(0.0, best - found.bound),
            instead_of=tuple(sorted(self._present() - held)),
        )

    def _present(self) -> set[int]:
        return {site for route in self.best.routes for site in route.sites}

    def _joined(self, days: Sequence[DayOptions], room: float, most: int) -> Joined | None:
        return join(self.work.problem, days, self.work.room(room), most, self.work.stop)

    def _others(self, room: float) -> list[DayOptions] | None:
        if room not in self._options:
            self._options[room] = self.work.options(room)
        return self._options[room]

    def _through(self, site: int, room: float) -> tuple[dict[int, DayOptions], bool]:
        """Return by kind of day the tours through a site, `room` below the best of them.

        And whether those are all.
        """
        found: dict[int, DayOptions] = {}
        complete = True
        for pricer in self.work.pricers:
            made = self._through_day(site, pricer.kind, room)
            if made is None:
                complete = False
            elif len(made.short):
                found[pricer.kind] = made
        return found, complete

    def _through_day(self, site: int, kind: int, room: float) -> DayOptions | None:
        centre, pricer = self.work.centre, self.work.pricers[kind]
        places = np.flatnonzero(pricer.task.table.sites == site)
        priced = None if centre is None else centre.days[kind]
        if priced is None or priced.outcome is None or not len(places):
            return pricer.options([], 0.0, self.work.room(0.0).prices)
        ready, place = priced.outcome.ready, int(places[0])
        task = ready.task.requiring(place)
        bound = with_detour(task.table, ready.bound, place, task.step)
        best = -np.inf
        for width, margin in ((BEAM, 0.0), (WIDTH, room)):
            effort = Effort(width, _SITE_NODES, self.work.stop)
            found = search(task, bound, share=1.0, at_least=best, effort=effort, margin=margin)
            best = max(best, float(found.scores.max(initial=-np.inf)))
        if found.left_out > (best - room - SAME_SCORE if np.isfinite(best) else -np.inf):
            return None
        return pricer.options([found], priced.bound, self.work.room(0.0).prices)

    def _with(
        self, site: int, mine: tuple[int, DayOptions], others: list[DayOptions], room: float
    ) -> Joined | None:
        """Join the tours of one kind of day through a site with all other days' tours."""
        kind, through = mine
        days: list[DayOptions] = [through]
        at = 0
        for number, count in enumerate(self.work.counts):
            free = others[at].where(~others[at].holds[:, site])
            days += [free] * (count - (number == kind))
            at += count
        return self._joined(days, room, _BESIDE_PAIRS)

    def _loss(self, site: int, joined: Sequence[Joined], worth: float) -> Loss:
        """Read a loss off; every tour with the site worth more than `worth` is among the joined."""
        score, kept = -np.inf, np.zeros(0, dtype=np.bool_)
        present = np.array(sorted(self._present()), dtype=np.int64)
        for one in joined:
            rows = np.flatnonzero(one.holds[:, site])
            if not len(rows):
                continue
            top = float(one.scores[rows].max())
            if top > score + SAME_SCORE:
                tied: IntArray = rows[one.scores[rows] >= top - SAME_SCORE]
                # Of equal tours the one that gives up the fewest stops.
                row = int(tied[one.holds[tied][:, present].sum(axis=1).argmax()])
                score, kept = top, one.holds[row]
        least = max(0.0, self.best.score - max(score, worth))
        if not np.isfinite(score):
            return Loss(site=site, loss=None, least_loss=least)
        gone = tuple(int(stop) for stop in present if not kept[stop])
        loss = max(0.0, self.best.score - score)
        return Loss(site=site, loss=loss, least_loss=min(loss, least), instead_of=gone)


def inquire(
    problem: Problem,
    best: Solution,
    learnt: Learnt | None = None,
    stop: Callable[[], bool] | None = None,
) -> Inquiry:
    """Take up a search again for questions about its best tour, from what it learnt.

    Parameters
    ----------
    problem
        A problem of several days.
    best
        Its best tour.
    learnt
        `DaysResult.learnt`; without it the prices are looked for anew.
    stop
        Asked within each step; once true, nothing more is found out.
    """
    work = Generation(problem, stop, learnt)
    inquiry = Inquiry(work, best)
    if not work.complete:
        return inquiry
    work.begin([(day, route.sites) for day, route in enumerate(best.routes)], learnt)
    for _ in range(1 if learnt is not None and learnt.prices is not None else _COLD_ROUNDS):
        if not work.stopped and not work.finished:
            work.round(pack=False)
    inquiry.sharpen()
    return inquiry


def better_known(one: Loss, other: Loss) -> Loss:
    """Join what is known of one loss: the smaller of the found ones, the greater proven limit."""
    found = [loss for loss in (one, other) if loss.loss is not None]
    least = max(one.least_loss, other.least_loss)
    if not found:
        return Loss(site=one.site, loss=None, least_loss=least)
    best = min(found, key=lambda loss: (loss.loss or 0.0, loss is one))
    return Loss(
        site=one.site,
        loss=best.loss,
        least_loss=min(least, best.loss or 0.0),
        instead_of=best.instead_of,
    )
