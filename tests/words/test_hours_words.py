"""Every verdict and reason has its sentence, and its place in the documentation."""

from __future__ import annotations

import ast
from datetime import date

import pytest

from icplanner.catalogue.localised import LANGS
from icplanner.hours import Because, Evidence, Verdict, VisitingDay, Window
from icplanner.hours.holiday import KEYS
from icplanner.words import Words
from icplanner.words.hours import CLOSED_ON, HOLIDAYS, REASONS, evidence, reason, times, verdict

NUMBERS = {
    "year": 2014,
    "age_years": 12,
    "date": date(2026, 9, 28),
    "holiday": "czech_statehood",
    "ended": date(2026, 10, 15),
    "begins": date(2027, 5, 1),
    "first": 1991,
    "last": 2100,
    "comment": "call",
    "position": 3,
    "weekday": 0,
}


def codes_in(root):
    """Return every string that the code hands to `Because` as its first argument."""
    found = set()
    for path in (root / "icplanner" / "hours").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Because":
                strings = (n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant))
                found.update(s for s in strings if isinstance(s, str))
    return found


@pytest.fixture(scope="module")
def codes(root):
    """Return the reason codes of the code."""
    found = codes_in(root)
    assert len(found) > 20
    return found


def test_every_code_has_words_and_a_place_in_the_docs(root, codes):
    """No reason is without a sentence or an explanation, and no sentence without a reason."""
    assert codes == {*REASONS, "closed_weekday"}
    docs = (root / "docs" / "hours.md").read_text(encoding="utf-8")
    assert [code for code in sorted(codes) if f"`{code}`" not in docs] == []


def test_every_holiday_has_a_name():
    """The keys of the calendar and the names agree."""
    assert set(HOLIDAYS) == set(KEYS.values())


@pytest.mark.parametrize("lang", LANGS)
def test_every_reason_fills_in(lang, codes):
    """Each sentence takes the numbers it is given and leaves no placeholder."""
    for code in codes:
        said = reason(Because(code, NUMBERS), Words(lang))
        assert said
        assert "%" not in said


@pytest.mark.parametrize(
    ("because", "lang", "said"),
    [
        (Because("closed_weekday", {"weekday": 0}), "en", "closed on Mondays"),
        (Because("closed_weekday", {"weekday": 0}), "cs", "v pondělí zavřeno"),
        (Because("closed_weekday", {"weekday": 6}), "de", "sonntags geschlossen"),
        (
            Because("holiday", {"date": date(2026, 9, 28), "holiday": "czech_statehood"}),
            "cs",
            "zavřeno: svátek 28. září 2026 (Den české státnosti)",
        ),
        (
            Because("season_over", {"ended": date(2026, 10, 15), "begins": date(2027, 5, 1)}),
            "en",
            "the season ended on 15 October 2026; the next begins on 1 May 2027",
        ),
        (Because("undated_hours", {}), "de", "Öffnungszeiten von einer Seite ohne Datum"),
        (
            Because("booking_required", {"lead_days": 3, "open_end_min": 1020}),
            "cs",
            "návštěvu je nutné objednat; 3 dny předem; konec není uveden, předpokládáme 17:00",
        ),
    ],
)
def test_reasons_read_like_a_person_wrote_them(because, lang, said):
    """Dates and plurals follow the language."""
    assert reason(because, Words(lang)) == said


def test_weekdays_and_verdicts_are_complete():
    """Seven weekdays and four verdicts are worded in every language, each differently."""
    for lang in LANGS:
        words = Words(lang)
        assert len({words.text(message) for message in CLOSED_ON}) == 7
        assert len({verdict(value, words) for value in Verdict}) == 4


def test_evidence_tells_its_age():
    """An undated page, a page of the year itself, and an old one are told apart."""
    words = Words("en")
    assert evidence(Evidence("", "", None, None), words) == "from an undated page"
    assert evidence(Evidence("", "", 2026, 0), words) == "stated for 2026"
    assert (
        evidence(Evidence("", "", 2014, 12), words) == "stated for 2014, 12 years old on this date"
    )


def test_times_tell_windows_tours_and_last_admission():
    """All that limits a visit stands in one line."""
    day = VisitingDay(
        site="s",
        day=date(2026, 6, 2),
        verdict=Verdict.OPEN,
        windows=(Window(540, 720), Window(780, 1020)),
        guided_starts_min=(600,),
        last_admission_min=990,
        because=Because("as_stated"),
    )
    assert (
        times(day, Words("en")) == "9:00–12:00, 13:00–17:00, tours at 10:00, last admission 16:30"
    )
