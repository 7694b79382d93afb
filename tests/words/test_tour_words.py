"""Every code of the tours room has words, and a mention in its documentation."""

from __future__ import annotations

import re

import pytest

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.tours import (
    Plan,
    Reason,
    Repair,
    Request,
    RequestProblem,
    Severity,
    TourWarning,
)
from icplanner.words import Words
from icplanner.words.problems import PROBLEMS, left_out_text, problem_text
from icplanner.words.tours import (
    REASONS,
    REPAIRS,
    SCORE_PARTS,
    WARNINGS,
    reason_text,
    repair_text,
    score_part_text,
    warning_text,
)

# Where the room names codes of each kind.
FILES = {
    "warnings": ("check*.py",),
    "reasons": ("admission.py", "candidates.py", "choice.py", "reasons.py"),
    "repairs": ("repair.py",),
    "problems": ("validation.py", "plan.py"),
    "parts": ("score.py", "choice.py", "assembly.py"),
}
# How it names them; the first group is the code.
SPOKEN = {
    "warnings": (r'(?:breaks|doubt)\(\s*"(\w+)"', r'_accepted\(\s*[\w.]+, "(\w+)"'),
    "reasons": (r'Refusal\(\s*"(\w+)"', r'_why\(\s*"(\w+)"', r'code = "(\w+)"', r'code="(\w+)"'),
    "repairs": (r'Repair\(\s*code="(\w+)"',),
    "problems": (r'_problem\(\s*"(\w+)"', r'RequestProblem\(\s*code="(\w+)"'),
    "parts": (r'ScorePart\(\s*"(\w+)"',),
}
TABLES = {
    "warnings": WARNINGS,
    "reasons": REASONS,
    "repairs": REPAIRS,
    "problems": PROBLEMS,
    "parts": SCORE_PARTS,
}
NUMBERS = {
    "because": "closed_weekday",
    "because_numbers": {"weekday": 0},
    "date": "2026-07-14",
    "mode": "car",
    "language": "de",
    "spoken": ["cs"],
    "windows": [[540, 720]],
    "guided_starts": [600],
    "with": "elsewhere",
    "name": "Inn",
}


def used(root, kind):
    """Return the codes the room speaks of."""
    room = "\n".join(
        path.read_text("utf-8")
        for pattern in FILES[kind]
        for path in sorted((root / "icplanner/tours").glob(pattern))
        if path.name != "checklist.py"  # told beside the tour, with words of its own
    )
    return {code for pattern in SPOKEN[kind] for code in re.findall(pattern, room)}


def numbers_for(sentence):
    """Return a value for each placeholder of a sentence."""
    names = re.findall(r"%\((\w+)\)s", sentence)
    return {name: NUMBERS.get(name, 61) for name in names} | {
        key: NUMBERS[key] for key in ("because_numbers",) if "because" in names
    }


@pytest.mark.parametrize("kind", TABLES)
def test_every_code_has_words_and_a_mention(root, kind):
    """A code in the room stands in the table of its kind and in docs/tours-reference.md."""
    codes = used(root, kind)
    assert codes
    assert codes <= set(TABLES[kind])
    documented = set(re.findall(r"`(\w+)`", (root / "docs/tours-reference.md").read_text("utf-8")))
    assert set(TABLES[kind]) <= documented


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_can_be_said(lang):
    """Each code gives a sentence in each language, with all its numbers in it."""
    words, nothing = Words(lang), Catalogue()
    said = [
        reason_text(words, nothing, Reason(site="a", code=code, numbers=numbers_for(text)))
        for code, text in REASONS.items()
    ]
    said += [
        warning_text(
            words,
            TourWarning(code=code, severity=Severity.BREAKS, numbers=numbers_for(text)),
        )
        for code, text in WARNINGS.items()
    ]
    said += [
        repair_text(words, nothing, Repair(code=code, day=0, stop="a", numbers=numbers_for(text)))
        for code, text in REPAIRS.items()
    ]
    said += [
        problem_text(words, nothing, RequestProblem(code=code, field="days", value="x"))
        for code in PROBLEMS
    ]
    said += [score_part_text(words, code) for code in SCORE_PARTS]
    assert all(text and "%(" not in text for text in said)
    assert len(set(said)) > 0.9 * len(said)


def test_a_loss_keeps_its_decimal_because_czech_words_depend_on_it():
    """Ten points are "10,0 bodu" and never "10 bodu"."""
    reason = Reason(site="mine", code="loss", loss=10.0, instead_of=("inn",))
    assert "o 10,0 bodu méně" in reason_text(Words("cs"), Catalogue(), reason)
    between = Reason(site="mine", code="loss_at_least", numbers={"least_loss": 3.0})
    assert "o 3,0 bodu méně" in reason_text(Words("cs"), Catalogue(), between)


def test_a_tie_is_told_as_a_tie():
    """A site that costs no point is never told to be worth 0.0 points less."""
    words = Words("en")
    tie = Reason(site="mine", code="loss", loss=0.0, instead_of=("inn",))
    assert reason_text(words, Catalogue(), tie).endswith("just as much, without: inn")
    in_order = Reason(site="mine", code="loss", loss=0.0)
    assert reason_text(words, Catalogue(), in_order).endswith("worth just as much")


def test_an_event_is_told_by_its_name(data_dir):
    """One day of an event is called what the event is called, not by its id."""
    problem = RequestProblem(
        code="events_overlap", field="events", value="den-horniku-sokolov-2027"
    )
    told = problem_text(Words("cs"), read_catalogue(data_dir), problem)
    assert "Den horníků" in told
    assert "den-horniku" not in told


def test_dates_and_limits_are_written_as_readers_write_them():
    """No ISO date and no million without its groups."""
    late = RequestProblem(
        code="date_out_of_range", field="date", value="2127-07-15", allowed="1991-2100"
    )
    told = problem_text(Words("cs"), Catalogue(), late)
    assert "15. července 2127" in told
    assert "1991–2100" in told
    rich = RequestProblem(
        code="number_out_of_range", field="budget_czk", value=-5, allowed="0-1000000"
    )
    assert "0–1,000,000" in problem_text(Words("en"), Catalogue(), rich)


def test_a_must_see_that_cannot_be_in_says_what_to_change():
    """The advice follows the reason why it is kept out."""
    booked = RequestProblem(
        code="must_left_out", field="must", value="mine", allowed="needs_booking"
    )
    told = problem_text(Words("en"), Catalogue(), booked)
    assert told.endswith("Accept sites that must be booked.")


def test_why_a_must_see_is_kept_out_does_not_repeat_its_name(data_dir):
    """The problem names the site, so the reason after it starts with the reason."""
    catalogue = read_catalogue(data_dir)
    problem = RequestProblem(code="must_left_out", field="must", value="moser-visitor-centre")
    reason = Reason(site="moser-visitor-centre", code="avoided")
    request = Request(start="cheb", days=())
    told = left_out_text(Words("en"), catalogue, Plan(request=request, reasons=(reason,)), problem)
    assert told == "left out, as you asked"
