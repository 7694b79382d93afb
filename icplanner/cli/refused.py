"""Values on a command line that mean nothing: gathered, to be told with all that is wrong."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from icplanner.tours import RequestProblem

_SHOWN_CHARS: Final = 80


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that means nothing, in the place where the value would stand."""

    problem: RequestProblem
    instead: Any = None


def like(
    option: str, read: Callable[[str], Any], example: str, instead: Any = None
) -> Callable[[str], Any]:
    """Return what reads the value of an option, or refuses it with an example of a good one.

    What is otherwise wrong is checked with `instead` in its place.
    """

    def read_one(text: str) -> Any:
        try:
            return read(text)
        except (ArgumentTypeError, ValueError):
            return Refused(_problem("value_unreadable", option, text, example), instead)

    return read_one


def one_of(option: str, allowed: Iterable[str], instead: str | None = None) -> Callable[[str], Any]:
    """Return what takes one of these words, or refuses with all of them."""
    words = [str(word) for word in allowed]

    def read_one(text: str) -> Any:
        if text in words:
            return text
        return Refused(_problem("value_unknown", option, text, ", ".join(words)), instead)

    return read_one


def take_refused(args: Namespace) -> tuple[RequestProblem, ...]:
    """Take the refused values out of the arguments and return what is wrong with each.

    A list keeps its other values.
    """
    problems = []
    for name, value in list(vars(args).items()):
        if isinstance(value, Refused):
            problems.append(value.problem)
            setattr(args, name, value.instead)
        elif isinstance(value, list):
            problems += [one.problem for one in value if isinstance(one, Refused)]
            setattr(args, name, [one for one in value if not isinstance(one, Refused)])
    return tuple(problems)


def _problem(code: str, option: str, text: str, allowed: str) -> RequestProblem:
    return RequestProblem(code=code, field=option, value=text[:_SHOWN_CHARS], allowed=allowed)
