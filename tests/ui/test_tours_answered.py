from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from threading import Event

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Request
from icplanner.tours.hints import Hints, free
from icplanner.ui.tours.answered import LIFETIME_S, MOST, Answers
from icplanner.ui.tours.early import Early
from icplanner.ui.tours.job import Job
from icplanner.ui.tours.wishes import Wishes, request_of


def question(number: int = 0) -> Request:
    """Return one of many different requests."""
    return request_of(Wishes(date=date(2027, 6, 12) + timedelta(days=number)))


def answer(request: Request) -> Plan:
    """Return a plan without tours."""
    return Plan(request=request)


def test_an_answer_is_kept_for_the_same_question_only():
    """Another request, and the same one on other data, are not answered."""
    world, answers = Catalogue(), Answers()
    plan = answer(question())
    answers.keep(world, question(), plan)
    assert answers.plan(world, question()) is plan
    assert answers.plan(world, question(1)) is None
    assert answers.plan(Catalogue(), question()) is None
    assert answers.plan(world, question()) is None


def test_hints_are_shared_by_requests_with_the_same_free_one():
    """What one plan taught is there for its request with a must-see, and for no other day."""
    world, answers = Catalogue(), Answers()
    asked = question()
    hints = Hints(request=free(asked), limit_s=10.0, seed=0)
    answers.keep(world, asked, Plan(request=asked, hints=hints))
    assert answers.hints(world, replace(asked, must=("somewhere",), variants=2)) is hints
    assert answers.hints(world, question(1)) is None
    assert answers.hints(Catalogue(), asked) is None


def test_an_answer_ends_with_its_lifetime():
    """After half an hour the same question is planned anew."""
    now = [0.0]
    world, answers = Catalogue(), Answers(clock=lambda: now[0])
    answers.keep(world, question(), answer(question()))
    now[0] = LIFETIME_S
    assert answers.plan(world, question()) is not None
    now[0] = LIFETIME_S + 1
    assert answers.plan(world, question()) is None


def test_answers_do_not_pile_up():
    """The oldest answers give way to new ones."""
    world, answers = Catalogue(), Answers()
    for number in range(MOST + 3):
        answers.keep(world, question(number), answer(question(number)))
    kept = [answers.plan(world, question(number)) is not None for number in range(MOST + 3)]
    assert kept == [False] * 3 + [True] * MOST


def test_a_job_is_shared_and_ends_when_the_last_reader_leaves():
    """One job serves all who ask the same; it stops when nobody waits, and is then made anew."""
    world, answers, held = Catalogue(), Answers(), Event()
    made = []

    def make() -> Job[Plan]:
        def task(_: Job[Plan]) -> Plan:
            held.wait(30)
            return answer(question())

        made.append(Job(task))
        return made[-1]

    first = answers.job(world, question(), make)
    assert answers.job(world, question(), make) is first
    assert answers.job(world, question(1), make) is not first
    first.leave()
    assert not first.cancelled
    first.leave()
    assert first.cancelled
    assert answers.job(world, question(), make) is not first
    held.set()
    assert all(job.wait(30) for job in made)


def test_the_gap_is_told_only_where_something_is_proven():
    """Without a bound there is no share; a bound just above the score gives a small one."""
    early = Early()
    assert early.gap is None
    early.take_score(90.0, float("inf"))
    assert early.gap is None
    early.take_score(90.0, 100.0)
    assert early.gap is not None
    assert abs(early.gap - 0.1) < 1e-9
