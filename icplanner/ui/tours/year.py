"""The days of a year on which the chosen tour works, as a calendar."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.hours import Because, Verdict, VisitingDay
from icplanner.tours import FeasibleDay, RequestProblem, Tour
from icplanner.travel import Travel
from icplanner.ui.text import escaped
from icplanner.ui.tours.form import DATE_FORMATS
from icplanner.ui.tours.job import Job
from icplanner.ui.tours.tasks import YearOfTour, year_job
from icplanner.ui.tours.warning_list import told_about
from icplanner.ui.year_chart import year_chart
from icplanner.words import Words
from icplanner.words.problems import problem_text

_JOB: Final = "tours.year_job"
_TOUR: Final = "tours.year_tour"
_YEAR: Final = "tours.year"

# Causes told below the calendar; the rest stands at each day.
_CAUSES: Final = 6
_YEARS: Final = 3
_LOOK_EVERY_S: Final = 0.4


def year_of_tour(tour: Tour, catalogue: Catalogue, travel: Travel, words: Words) -> None:
    """Place the button, and the calendar once it was asked for this very tour."""
    first = tour.days[0].date.year
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = st.selectbox(
            words.text("Year of the calendar"),
            range(first, first + _YEARS),
            key=_YEAR,
            width=180,
        )
        if st.button(
            words.text("On which days does this tour work?"),
            icon=":material/calendar_month:",
            key="tours.year_button",
        ):
            job = year_job(tour, catalogue, travel, year)
            st.session_state[_JOB], st.session_state[_TOUR] = job, (tour, year)
            job.start()
    if st.session_state.get(_TOUR) == (tour, year):
        _calendar(st.session_state[_JOB], year, catalogue, words)


def _calendar(job: Job[YearOfTour], year: int, catalogue: Catalogue, words: Words) -> None:
    if not job.done:
        _waiting(job, words)
    elif job.answer is None:
        st.error(
            words.text("The calendar failed on our side, code %(code)s.", code=job.failure),
            icon=":material/error:",
        )
    elif isinstance(job.answer, RequestProblem):
        told = problem_text(words, catalogue, job.answer)
        st.error(escaped(told), icon=":material/error:")
    else:
        _chart(job.answer, year, catalogue, words)


@st.fragment(run_every=_LOOK_EVERY_S)
def _waiting(job: Job[YearOfTour], words: Words) -> None:
    if job.done:
        st.rerun()
    st.progress(min(1.0, job.share), text=words.text("Trying every day of the year"))


def _chart(days: Sequence[FeasibleDay], year: int, catalogue: Catalogue, words: Words) -> None:
    works = sum(day.works for day in days)
    title = words.plural(
        "The tour works on %(count)s day of %(year)s.",
        "The tour works on %(count)s days of %(year)s.",
        works,
        year=year,
    )
    st.markdown(f"**{escaped(title)}**")
    svg = year_chart(
        [_judged(day) for day in days],
        title=title,
        months=[words.day(date(year, month, 1), "LLL") for month in range(1, 13)],
        legend={
            Verdict.OPEN: words.text("works"),
            Verdict.CLOSED: words.text("does not work"),
            Verdict.BY_BOOKING: words.text("if booked"),
            Verdict.UNKNOWN: words.text("hours unknown"),
        },
    )
    # As an image: Streamlit takes bare SVG out of HTML.
    data = b64encode(svg.encode()).decode()
    st.html(
        f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(title)}" '
        'style="width:100%;max-width:52rem">'
    )
    _one_day(days, catalogue, words)
    causes: Counter[str] = Counter()
    for day in days:
        causes.update({told_about(warning, catalogue, words) for warning in day.breaks})
    lines = [
        f"- {escaped(words.plural('%(count)s day', '%(count)s days', count))}: {escaped(cause)}"
        for cause, count in causes.most_common(_CAUSES)
    ]
    if lines:
        st.markdown("\n".join([words.text("What breaks it most often:"), "", *lines]))


def _judged(day: FeasibleDay) -> VisitingDay:
    """Return a day as the chart draws it."""
    codes = {doubt.code for doubt in day.doubts}
    verdict = Verdict.OPEN
    if not day.works:
        verdict = Verdict.CLOSED
    elif "hours_unknown" in codes:
        verdict = Verdict.UNKNOWN
    elif "needs_booking" in codes:
        verdict = Verdict.BY_BOOKING
    return VisitingDay(site="", day=day.date, verdict=verdict, because=Because("as_stated"))


def _one_day(days: Sequence[FeasibleDay], catalogue: Catalogue, words: Words) -> None:
    """Say of a day the reader picks what breaks the tour or what to ask about."""
    asked = st.date_input(
        words.text("What about this day?"),
        value=None,
        min_value=days[0].date,
        max_value=days[-1].date,
        format=DATE_FORMATS[words.lang],
        key="tours.year_day",
        width=240,
    )
    day = next((day for day in days if day.date == asked), None)
    if day is None:
        return
    told = dict.fromkeys(
        told_about(warning, catalogue, words) for warning in (*day.breaks, *day.doubts)
    )
    head = words.text("works") if day.works else words.text("does not work")
    lines = [f"- {escaped(text)}" for text in told]
    said = f"**{escaped(words.day(day.date))}: {escaped(head)}**"
    st.markdown("\n".join([said, "", *lines]))
