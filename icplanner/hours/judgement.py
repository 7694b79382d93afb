"""The verdict on one site and one day: `windows`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from icplanner.catalogue.site import Site, Status
from icplanner.hours.closure import why_closed
from icplanner.hours.evaluation import Span
from icplanner.hours.expression import HoursError, expression
from icplanner.hours.holiday import FIRST_YEAR, LAST_YEAR, LAW
from icplanner.hours.jurisdiction import jurisdiction
from icplanner.hours.schedule import Schedule, Supposing
from icplanner.hours.tour_times import TourTimes, tour_times
from icplanner.hours.visiting_day import Because, Evidence, Verdict, VisitingDay, Window

# Hours older than this are told as old ("hours of 2014"). Judged: after three seasons an office
# should ask again. It changes what is said, never the verdict: old hours are still the best that
# is known, and no number of years makes them certainly wrong.
OLD_AFTER_YEARS: Final = 3

# Days on which houses are commonly shut though their hours do not say so: the five texts of the
# catalogue that list closing dates name these, two or more each, and but for Good Friday no
# other. (month, day)
QUIET_DAYS: Final = frozenset({(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)})

# Months for which "seasonal" without a stated season promises nothing. Judged by the seasons the
# catalogue states: nearly all of them begin in March to May and end in September to November.
WINTER_MONTHS: Final = frozenset({11, 12, 1, 2, 3})

# Length taken for a tour whose length nobody states, in minutes: the median of the tour lengths
# in `data/guided_starts.csv`.
TOUR_MIN: Final = 90

_SATURDAY: Final = 5


def windows(site: Site, day: date) -> VisitingDay:
    """Return the visiting windows of a site on a local day, with verdict, reason and evidence.

    Windows are half-open: a site with 09:00-17:00 lets people in at 09:00 and has nobody inside
    at 17:00, so that a visit may end in the minute of closing and none begins in it. Windows of a
    day may run past minute 1440; the hours after midnight belong to the day they began on.

    The rules, their order and their reasons stand in `docs/hours.md`. Never raises for data of a
    site or for a date: what cannot be judged is "unknown", with the reason.
    """
    evidence = _evidence(site, day)
    answer = VisitingDay(
        site=site.id,
        day=day,
        verdict=Verdict.UNKNOWN,
        because=Because("no_hours"),
        evidence=evidence,
    )
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        numbers = {"first": FIRST_YEAR, "last": LAST_YEAR}
        return replace(answer, because=Because("date_out_of_range", numbers))
    if site.status is Status.CLOSED:
        return replace(answer, verdict=Verdict.CLOSED, because=Because("site_closed"))
    if not (site.opening_hours or "").strip():
        return _without_hours(answer, site)
    try:
        read = expression(site.opening_hours or "")
    except HoursError as error:
        numbers_of = {"position": error.position, "example": error.example}
        return replace(answer, because=Because("unreadable_hours", numbers_of))
    if read.years and day.year not in read.years:
        years = {"first": read.years[0], "last": read.years[-1]}
        return replace(answer, because=Because("dated_hours", years))
    return _by_hours(answer, site, Schedule(read, jurisdiction(site)))


def _without_hours(answer: VisitingDay, site: Site) -> VisitingDay:
    """Judge a site without hours: by its tour times, else by whom one may ask."""
    tours = tour_times(site.guided_starts, answer.day, jurisdiction(site), site_open=False)
    if tours.starts_min:
        length = tours.duration_min or site.visit_minutes or TOUR_MIN
        runs = _joined(Window(start, start + length) for start in tours.starts_min)
        answer = _with_tours(replace(answer, windows=runs), site, tours)
        return _by_status(replace(answer, because=Because("tour_times")), site, tours)
    if site.status is Status.UNCERTAIN:
        return replace(answer, because=Because("status_uncertain"))
    if site.booking_required:
        return replace(answer, verdict=Verdict.BY_BOOKING, because=Because("booking_only"))
    if site.tour_starts or site.guided_starts:
        return replace(answer, because=Because("ask_for_tour_times"))
    return answer


def _by_hours(answer: VisitingDay, site: Site, schedule: Schedule) -> VisitingDay:
    day, spans = answer.day, schedule.spans(answer.day)
    if schedule.differs(day, Supposing.SCHOOL):
        return replace(answer, because=Because("school_holidays"))
    if schedule.differs(day, Supposing.POSSIBLE):
        return replace(answer, because=Because("holiday_uncertain", {"date": day}))
    if not spans:
        because = why_closed(schedule, day)
        answer = replace(answer, verdict=Verdict.CLOSED, because=because)
        return _with_law(answer, schedule) if because.code == "holiday" else answer
    plain = [span for span in spans if span.certain and not span.comment]
    if plain:
        opened = _when_open(answer, site, schedule, plain)
        return _with_assumed_end(opened) if schedule.read.open_end else opened
    comments = [span.comment for span in spans if span.comment]
    if comments:
        timed = [span for span in spans if (span.start_min, span.end_min) != (0, 1440)]
        by_booking = replace(
            answer,
            verdict=Verdict.BY_BOOKING,
            windows=_windows(timed),
            because=Because("comment", {"comment": comments[0]}),
        )
        uncertain = replace(
            by_booking, verdict=Verdict.UNKNOWN, because=Because("status_uncertain")
        )
        return uncertain if site.status is Status.UNCERTAIN else by_booking
    return replace(answer, windows=_windows(list(spans)), because=Because("hours_unsure"))


def _when_open(
    answer: VisitingDay, site: Site, schedule: Schedule, spans: list[Span]
) -> VisitingDay:
    """Judge a day on which the text has the site open: what stands against promising it."""
    opened = _windows(spans)
    last = site.last_admission_min
    if last is None and site.last_admission_before_close_min is not None:
        last = opened[-1].end_min - site.last_admission_before_close_min
    all_tours = tour_times(site.guided_starts, answer.day, schedule.place, site_open=True)
    tours = all_tours.within(opened, last)
    answer = replace(answer, windows=opened, last_admission_min=last)
    if site.guided_only:
        answer = _with_tours(answer, site, tours)
    answer = _by_status(replace(answer, because=_freshness(answer)), site, tours)
    if answer.verdict is not Verdict.OPEN:
        return answer
    doubt = _doubt(site, answer.day, schedule)
    if doubt is not None:
        verdict = Verdict.OPEN if doubt.code == "holiday_as_usual" else Verdict.UNKNOWN
        return _with_law(replace(answer, verdict=verdict, because=doubt), schedule)
    if site.guided_only and not tours.starts_min:
        return replace(answer, because=Because("ask_for_tour_times"))
    return answer


def _by_status(answer: VisitingDay, site: Site, tours: TourTimes) -> VisitingDay:
    if site.status is Status.UNCERTAIN:
        return replace(answer, verdict=Verdict.UNKNOWN, because=Because("status_uncertain"))
    if site.booking_required or tours.lead_days is not None:
        numbers = {"lead_days": tours.lead_days}
        because = Because("booking_required", numbers)
        return replace(answer, verdict=Verdict.BY_BOOKING, because=because)
    return replace(answer, verdict=Verdict.OPEN)


def _doubt(site: Site, day: date, schedule: Schedule) -> Because | None:
    """Return what makes hours that are stated doubtful on this very day, else None."""
    read = schedule.read
    if site.status is Status.SEASONAL and read.season is None and day.month in WINTER_MONTHS:
        return Because("season_not_stated", {"month": day.month})
    if read.always:
        return None
    holiday = schedule.holiday(day)
    numbers = {
        "holiday": holiday[0] if holiday else None,
        "date": day,
        "area": schedule.place.area.value,
    }
    if (day.month, day.day) in QUIET_DAYS and not read.exceptions and not read.years:
        return Because("holiday_unstated", numbers)
    if holiday is None or read.years or read.offsets:
        return None
    office = not any(schedule.ordinary(near) for near in _weekend_after(day))
    return Because("holiday_unstated" if office else "holiday_as_usual", numbers)


def _weekend_after(day: date) -> tuple[date, ...]:
    monday = day.toordinal() - day.weekday()
    weeks = (monday - 7, monday, monday + 7)
    return tuple(date.fromordinal(week + n) for week in weeks for n in (_SATURDAY, _SATURDAY + 1))


def _with_assumed_end(answer: VisitingDay) -> VisitingDay:
    """Return the day with the closing time that was assumed among the numbers of its reason."""
    numbers = {**answer.because.numbers, "open_end_min": answer.windows[-1].end_min}
    return replace(answer, because=Because(answer.because.code, numbers))


def _freshness(answer: VisitingDay) -> Because:
    """Return the reason of a plain "open": how good the hours are that say so."""
    stated = answer.evidence[0]
    numbers: dict[str, object] = {"year": stated.year, "age_years": stated.age_years}
    if stated.source.startswith("estimate"):
        return Because("estimated_hours", numbers)
    if stated.age_years is None:
        return Because("undated_hours", numbers)
    return Because("old_hours" if stated.age_years > OLD_AFTER_YEARS else "as_stated", numbers)


def _with_tours(answer: VisitingDay, site: Site, tours: TourTimes) -> VisitingDay:
    if not tours.starts_min:
        return answer
    told = tuple(
        Evidence(
            text=", ".join(f"{start // 60}:{start % 60:02}" for start in line.starts_min()),
            source=line.source,
            year=line.year,
            age_years=_age(line.year, answer.day),
        )
        for line in tours.lines
    )
    return replace(
        answer,
        guided_starts_min=tours.starts_min,
        guided_duration_min=tours.duration_min or site.visit_minutes,
        evidence=(*answer.evidence, *told),
    )


def _with_law(answer: VisitingDay, schedule: Schedule) -> VisitingDay:
    law = LAW.get(schedule.place.area)
    if law is None or answer.because.numbers.get("holiday") is None:
        return answer
    holiday = Evidence(
        text=str(answer.because.numbers["holiday"]), source=law, year=None, age_years=None
    )
    return replace(answer, evidence=(*answer.evidence, holiday))


def _evidence(site: Site, day: date) -> tuple[Evidence, ...]:
    text = site.opening_hours or site.tour_starts or site.status_note or ""
    source = site.opening_source or (site.sources[0] if site.sources else "")
    return (Evidence(text, source, site.opening_year, _age(site.opening_year, day)),)


def _age(year: int | None, day: date) -> int | None:
    return None if year is None else max(0, day.year - year)


def _windows(spans: list[Span]) -> tuple[Window, ...]:
    return _joined(Window(span.start_min, span.end_min) for span in spans)


def _joined(found: Iterable[Window]) -> tuple[Window, ...]:
    """Return the windows ascending, those that touch or overlap made one."""
    joined: list[Window] = []
    for window in sorted(found):
        if joined and window.start_min <= joined[-1].end_min:
            last = joined.pop()
            window = Window(last.start_min, max(last.end_min, window.end_min))  # noqa: PLW2901
        joined.append(window)
    return tuple(joined)
