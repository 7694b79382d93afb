"""Gathering problems of one file while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from icplanner.catalogue.problem import Problem, Severity

# A value is quoted in a problem so that it can be found again, not read in full.
_QUOTED_CHARS = 80


@dataclass(slots=True)
class Report:
    """The problems found so far in `file`, and how many rows were left out."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def error(
        self,
        code: str,
        rule: str,
        repair: str,
        *,
        row: str = "",
        at: str = "",
        value: object = "",
    ) -> None:
        """Note an error in the field `at` of `row`."""
        self._note(Severity.ERROR, code, (rule, repair), (row, at, value))

    def warning(
        self,
        code: str,
        rule: str,
        repair: str,
        *,
        row: str = "",
        at: str = "",
        value: object = "",
    ) -> None:
        """Note a doubt about the field `at` of `row`."""
        self._note(Severity.WARNING, code, (rule, repair), (row, at, value))

    def _note(
        self,
        severity: Severity,
        code: str,
        words: tuple[str, str],
        place: tuple[str, str, object],
    ) -> None:
        rule, repair = words
        row, at, value = place
        self.problems.append(
            Problem(
                severity=severity,
                code=code,
                file=self.file,
                row=quoted(row),
                field=quoted(at),
                value=quoted(value),
                rule=rule,
                repair=repair,
            ),
        )


def quoted(value: object) -> str:
    """Return `value` as short printable text on one line."""
    text = "" if value is None else str(value)
    shown = text if text.isprintable() else ascii(text)[1:-1]
    return shown if len(shown) <= _QUOTED_CHARS else shown[: _QUOTED_CHARS - 1] + "…"
