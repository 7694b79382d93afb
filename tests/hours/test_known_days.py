"""Known days of the region's real sites."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from icplanner.catalogue.site import Status
from icplanner.hours import Verdict, windows, year_at_a_glance
from icplanner.hours.judgement import QUIET_DAYS

OPEN, CLOSED = Verdict.OPEN, Verdict.CLOSED


@pytest.mark.parametrize(
    ("site", "day", "verdict", "code"),
    [
        ("museum-karlovy-vary", date(2026, 9, 21), CLOSED, "closed_weekday"),  # a Monday
        ("museum-karlovy-vary", date(2026, 9, 22), OPEN, None),
        ("museum-karlovy-vary", date(2026, 9, 28), CLOSED, "closed_weekday"),  # a holiday Monday
        ("kladska-dum-prirody", date(2026, 5, 16), CLOSED, "season_not_begun"),
        ("kladska-dum-prirody", date(2026, 5, 17), OPEN, None),  # the first day, a Sunday
        ("kladska-dum-prirody", date(2026, 10, 16), OPEN, None),  # the last day, a Friday
        ("kladska-dum-prirody", date(2026, 10, 17), CLOSED, "season_over"),
        ("muzeum-horni-slavkov", date(2026, 4, 14), CLOSED, "closed_weekday"),  # winter: weekends
        ("muzeum-horni-slavkov", date(2026, 4, 15), OPEN, None),  # a Wednesday, summer hours
        ("muzeum-horni-slavkov", date(2026, 10, 31), OPEN, None),
        ("muzeum-horni-slavkov", date(2026, 11, 4), CLOSED, "closed_weekday"),
        ("schmalspurbahnmuseum-rittersgruen", date(2026, 4, 3), CLOSED, "closed_date"),  # Good Fri.
        ("schmalspurbahnmuseum-rittersgruen", date(2027, 3, 26), CLOSED, "closed_date"),
        ("schmalspurbahnmuseum-rittersgruen", date(2026, 4, 6), OPEN, None),  # Easter Monday, PH
        ("schmalspurbahnmuseum-rittersgruen", date(2026, 4, 13), CLOSED, "closed_weekday"),
        ("schmalspurbahnmuseum-rittersgruen", date(2026, 12, 31), CLOSED, "closed_date"),
        ("museum-zatec-polanek", date(2027, 9, 28), CLOSED, "holiday"),  # PH off, a Tuesday
        ("museum-zatec-polanek", date(2027, 9, 29), OPEN, None),
        ("podkrusnohorske-technicke-muzeum-most", date(2027, 9, 28), CLOSED, "holiday"),
        ("porzellanikon-selb", date(2026, 10, 3), OPEN, None),  # German unity
        ("porzellanikon-selb", date(2026, 5, 25), OPEN, None),  # Whit Monday, PH
        ("porzellanikon-selb", date(2026, 9, 28), CLOSED, "closed_weekday"),  # no holiday there
        ("grube-tannenberg-schneckenstein", date(2030, 6, 10), OPEN, None),  # Whit Monday
        ("knopfmuseum-baernau", date(2033, 8, 15), OPEN, None),  # a Monday, Catholic Bavaria
        ("porzellanikon-selb", date(2033, 8, 15), Verdict.UNKNOWN, "holiday_uncertain"),
        ("mednik-medenec", date(2026, 5, 1), OPEN, None),  # a Friday, PH
        ("mednik-medenec", date(2026, 5, 15), CLOSED, "closed_weekday"),
        ("glashuette-lamberts-waldsassen", date(2026, 7, 24), Verdict.BY_BOOKING, None),
        ("glashuette-lamberts-waldsassen", date(2026, 7, 17), CLOSED, "not_listed"),
        ("glashuette-lamberts-waldsassen", date(2027, 7, 23), Verdict.UNKNOWN, "dated_hours"),
        ("harmonikamuseum-zwota", date(2026, 9, 5), OPEN, None),  # the first Saturday
        ("harmonikamuseum-zwota", date(2026, 9, 12), CLOSED, "some_weeks"),
        ("cerna-vez-loket", date(2026, 9, 7), CLOSED, "closed_weekday"),
        ("hornicky-skanzen-stribro", date(2026, 6, 27), CLOSED, "season_not_begun"),
        ("bmw-fmdc-sokolov", date(2026, 6, 2), CLOSED, "site_closed"),
        ("abertamy-glove-museum", date(2026, 6, 2), Verdict.UNKNOWN, "no_hours"),
        ("areal-eduard-jachymov", date(2026, 12, 24), OPEN, "estimated_hours"),
    ],
)
def test_a_known_day_of_a_real_site(sites, site, day, verdict, code):
    """Days that can be told from the sources by hand come out so."""
    answer = windows(sites[site], day)
    assert answer.verdict is verdict
    assert code in (None, answer.because.code)


def test_real_windows_and_starts(sites):
    """Lunch breaks, tours and last admissions of real sites stand to the minute."""
    slavkov = windows(sites["muzeum-horni-slavkov"], date(2026, 5, 16))
    assert [(w.start_min, w.end_min) for w in slavkov.windows] == [(540, 720), (750, 1020)]
    jachymov = windows(sites["stola-c-1-jachymov"], date(2026, 7, 1))
    assert jachymov.guided_starts_min == (600, 660, 780, 840, 900, 960)
    rittersgruen = windows(sites["schmalspurbahnmuseum-rittersgruen"], date(2026, 7, 1))
    assert rittersgruen.last_admission_min == 930
    schwarzenberg = windows(sites["eisenbahnmuseum-schwarzenberg"], date(2026, 7, 4))
    assert schwarzenberg.last_admission_min == 1020 - 30


def test_no_false_open_on_known_closed_days(sites):
    """Nothing is open on Mondays its hours leave out, at Christmas unsaid, or once closed down."""
    day = date(2026, 1, 1)
    while day.year == 2026:
        for site in sites.values():
            hours = site.opening_hours or ""
            tuesday_to_sunday = hours.startswith("Tu-Su") and "Mo" not in hours
            monday_off = tuesday_to_sunday and day.weekday() == 0 and "PH" not in hours
            quiet = (day.month, day.day) in QUIET_DAYS and " off" not in hours and hours != "24/7"
            if (
                monday_off
                or quiet
                or site.status is Status.CLOSED
                or not (hours or site.guided_starts)
            ):
                assert windows(site, day).verdict is not OPEN, (site.id, day)
        day += timedelta(days=1)


def test_a_verdict_always_comes_with_reason_and_evidence(sites):
    """Whatever the site and year, every day has a code, evidence and ordered windows."""
    for day in (date(1899, 5, 5), date(1992, 2, 29), date(2028, 2, 29), date(2100, 12, 31)):
        for site in sites.values():
            answer = windows(site, day)
            assert answer.because.code
            assert answer.evidence
            assert list(answer.windows) == sorted(answer.windows)
            if answer.verdict is CLOSED:
                assert not answer.windows
                assert not answer.guided_starts_min


def test_a_year_has_all_its_days(sites):
    """A leap year has 366 days, each as `windows` judges it."""
    site = sites["museum-cheb"]
    days = year_at_a_glance(site, 2028)
    assert len(days) == 366
    assert days[59] == windows(site, date(2028, 2, 29))
    with pytest.raises(ValueError, match="year"):
        year_at_a_glance(site, 0)
