"""Whose data the planner stands on, under which licence, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from pydantic import BaseModel, ConfigDict

from icplanner.catalogue.fields import Id, RequiredText, Text, TextList, Url
from icplanner.catalogue.files import csv_rows
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.report import Report
from icplanner.catalogue.validating import validated

CREDITS: Final = "credits.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One layer of data, field by field as in `data/credits.csv`.

    Attributes
    ----------
    names
        What the layer is, for a reader.
    files
        Patterns of the files below `data/` that hold it.
    licence, licence_file
        Name of the licence; its text below `data/`, or None where there is none.
    credit
        The words to be shown wherever the layer is used, as the owner asks for them.
    share_alike
        Whether a database made from it must stay under the same licence.
    """

    id: str
    names: Localised
    files: tuple[str, ...]
    source: str
    source_url: str | None
    licence: str
    licence_file: str | None
    credit: str
    share_alike: bool
    note: str

    def covers(self, file: str) -> bool:
        """Tell whether a file, named below `data/`, belongs to this layer."""
        return any(PurePosixPath(file).match(pattern) for pattern in self.files)


@dataclass(frozen=True, slots=True)
class Credits:
    """The credits that could be read, and the problems of those that could not."""

    credits: tuple[Credit, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, file: str) -> tuple[Credit, ...]:
        """Return the credits of one file, named below `data/`."""
        return tuple(credit for credit in self.credits if credit.covers(file))


class _CreditRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: Id
    name_cs: RequiredText
    name_de: RequiredText
    name_en: RequiredText
    files: TextList
    source: RequiredText
    source_url: Url | None = None
    licence: RequiredText
    licence_file: Text | None = None
    credit: RequiredText
    share_alike: bool = False
    note: Text = ""


def read_credits(data_dir: Path) -> Credits:
    """Read `credits.csv` below `data_dir`; broken rows become problems."""
    report = Report(CREDITS)
    found = []
    for where, raw in csv_rows(data_dir / CREDITS, tuple(_CreditRow.model_fields), report):
        row = validated(_CreditRow, raw, where, report)
        if row is None:
            continue
        if row.licence_file is not None and not (data_dir / row.licence_file).is_file():
            report.error(
                "reference.unknown",
                "the licence text stands in the data folder",
                "add the file, or correct its name",
                row=row.id,
                at="licence_file",
                value=row.licence_file,
            )
        values = row.model_dump(exclude={"name_cs", "name_de", "name_en"})
        found.append(Credit(names=Localised(row.name_cs, row.name_de, row.name_en), **values))
    return Credits(tuple(found), tuple(report.problems))
