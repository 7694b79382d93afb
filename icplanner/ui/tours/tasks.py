"""The long tasks of the page: planning a request, trying a tour on every day of a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import (
    NO_WAYS,
    FeasibleDay,
    Plan,
    Reason,
    Request,
    RequestProblem,
    Tour,
    Work,
    feasible_days,
    plan,
    settled_reasons,
    ways_unknown,
)
from icplanner.tours.hints import Hints
from icplanner.travel import Travel
from icplanner.ui.tours.job import Job

# Every day of the year, or what keeps all of them from being tried.
YearOfTour = tuple[FeasibleDay, ...] | RequestProblem


def plan_job(
    catalogue: Catalogue,
    request: Request,
    travel: Travel,
    *,
    hints: Hints | None = None,
    keep: Callable[[Plan], None] | None = None,
) -> Job[Plan]:
    """Return the job that plans a request.

    Parameters
    ----------
    hints
        What planning this request freely has taught (`Work.hints`).
    keep
        Given the plan, unless the job was cancelled meanwhile: that one may be half searched.
    """

    def task(job: Job[Plan]) -> Plan:
        work = Work(
            progress=job.tell,
            found=job.early.take_score,
            first=job.early.take_tour,
            stop=lambda: job.cancelled,
            hints=hints,
        )
        found = plan(catalogue, request, travel=travel, work=work)
        if keep is not None and not job.cancelled:
            keep(found)
        return found

    return Job(task)


def losses_job(
    made: Plan,
    sites: Sequence[str],
    found: dict[str, Reason],
    *,
    catalogue: Catalogue,
    travel: Travel,
) -> Job[RequestProblem | None]:
    """Return the job that works out what these sites would cost a plan's best tour.

    Each reason is put into `found` as soon as it is there; cancelling keeps those. The answer is
    what keeps all of them from being worked out, if anything.
    """

    def task(job: Job[RequestProblem | None]) -> RequestProblem | None:
        job.tell("reasons", 0.0)
        settled = settled_reasons(catalogue, made, sites, travel=travel, stop=lambda: job.cancelled)
        try:
            for number, reason in enumerate(settled, start=1):
                found[reason.site] = reason
                job.tell("reasons", number / len(sites))
        except NO_WAYS as unreadable:
            return ways_unknown(unreadable)
        return None

    return Job(task)


def year_job(tour: Tour, catalogue: Catalogue, travel: Travel, year: int) -> Job[YearOfTour]:
    """Return the job that tries a tour on every day of a year."""

    def task(job: Job[YearOfTour]) -> YearOfTour:
        days = []
        try:
            for day in feasible_days(tour, catalogue, travel=travel, year=year):
                days.append(day)
                job.tell("year", len(days) / 366)
        except NO_WAYS as unreadable:
            return ways_unknown(unreadable)
        return tuple(days)

    return Job(task)
