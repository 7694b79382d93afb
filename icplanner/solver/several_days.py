"""A tour over several days with a proven upper bound: column generation over day tours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol

from icplanner.solver.generation import Generation
from icplanner.solver.known import Learnt
from icplanner.solver.problem import Problem, Solution
from icplanner.solver.search import SAME_SCORE

# Rounds of pricing; most cases stop sooner (docs/tours-method.md).
ROUNDS: Final = 60

# From so many rounds on the last try of the proof may take some seconds.
LONG: Final = 10

# Every so many rounds the most promising columns are combined.
_PACK_EVERY: Final = 4

# The gap at which the last step of the proof is tried first; after a try that was too much work
# the gap must shrink to this share before the next.
_CLOSE_AT: Final = 0.03
_CLOSE_AGAIN: Final = 0.85

# A gap at which the last try is worth its time in fewer rounds than that.
_CLOSE_LAST: Final = 0.06

# Rounds in a row that narrow the gap by less than this share of it are the last ones.
_SLOW: Final = 0.05
_SLOW_ROUNDS: Final = 3


class Progress(Protocol):
    """Told how far the work is: (done, of, best score, upper bound).

    The first time comes with the first tour, before any bound is known (infinity); a score of
    -infinity means that no tour was found yet.
    """

    def __call__(self, done: int, of: int, best: float, bound: float) -> None:
        """Take notice; must be quick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysResult:
    """The answer for several days.

    Attributes
    ----------
    solution
        The best tour found, one route a day, with its upper bound; None where no combination of
        day tours with every must-see was found.
    proven
        Whether nothing better exists.
    rounds
        Rounds of pricing done.
    columns
        (day index of the same kind, sites in order) of the day tours seen.
    never
        Must-sees that fit none of the days even alone.
    learnt
        What planning a similar tour can start from.
    work
        What further questions start from (`day_losses`); None where there is no tour.
    """

    solution: Solution | None
    proven: bool
    rounds: int = 0
    columns: tuple[tuple[int, tuple[int, ...]], ...] = ()
    never: tuple[int, ...] = ()
    learnt: Learnt = field(default=Learnt(), compare=False, repr=False)
    work: Generation | None = field(default=None, compare=False, repr=False)


def solve_days(  # noqa: PLR0913 - whom to tell, each optional
    problem: Problem,
    *,
    initial: Iterable[tuple[int, tuple[int, ...]]] = (),
    learnt: Learnt | None = None,
    rounds: int = ROUNDS,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
    first: Callable[[Solution], None] | None = None,
) -> DaysResult:
    """Find a tour over several days, and a bound on the best possible one.

    Parameters
    ----------
    problem
        The problem; musts, budget and diminishing factors hold for all days together.
    initial
        Day tours to start from, (day index, sites in order), as `ruin_recreate.explore` pools
        them; those that do not work are ignored.
    learnt
        What the search for a similar problem learnt, in this problem's numbers.
    rounds
        Rounds of pricing at most: the result does not depend on the clock.
    progress
        Told once the first tour is there and after each round.
    stop
        Asked within each step; true ends the work with what is known.
    first
        Given the first tour as soon as there is one: that of what was learnt, or one filled
        greedily day by day.

    Raises
    ------
    ValueError
        As `day_task`.
    """
    work = Generation(problem, stop, learnt)
    never = tuple(sorted(problem.must - work.reachable)) if work.complete else ()
    if never or not work.complete:
        return DaysResult(solution=None, proven=work.complete, never=never)
    work.begin(initial, learnt)
    if progress is not None:
        progress(0, rounds, work.best, work.bound)
    early = work.solution() if first is not None else None
    if first is not None and early is not None:
        first(early)
    if rounds and (learnt is None or not learnt.tours):
        work.begin_backwards()
    done, close_at, slow = 0, _CLOSE_AT, 0
    while done < rounds and slow < _SLOW_ROUNDS and not work.finished and not work.stopped:
        last, before = done + 1 == rounds, work.bound
        work.round(pack=last or done % _PACK_EVERY == _PACK_EVERY - 1)
        done += 1
        gap = work.bound - work.best
        slow = slow + 1 if before - work.bound < _SLOW * gap else 0
        if not work.finished and gap <= close_at * work.best and not work.close():
            close_at = _CLOSE_AGAIN * gap / max(work.best, 1.0)
        if progress is not None:
            progress(done, rounds, work.best, work.bound)
    long = rounds >= LONG
    if not work.closed and (long or work.bound - work.best <= _CLOSE_LAST * work.best):
        work.close(last=long)
    if progress is not None:
        progress(done, done, work.best, work.bound)
    return DaysResult(
        solution=work.solution(),
        proven=work.bound <= work.best + SAME_SCORE,
        rounds=done,
        columns=tuple((work.firsts[column.kind], column.sites) for column in work.columns.values()),
        learnt=work.learnt(),
        work=work if work.chosen is not None else None,
    )
