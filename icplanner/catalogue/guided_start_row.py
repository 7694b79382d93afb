"""A line of a tour timetable as it stands in `data/guided_starts.csv`."""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from icplanner.catalogue.fields import Clock, Clocks, Id, RequiredText, Text, Year, split_list
from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.localised import Lang

People = Annotated[int, Field(gt=0, le=1_000)]
Minutes = Annotated[int, Field(gt=0, le=1440)]


class GuidedStartRow(BaseModel):
    """The cells of one row; either single `times`, or `every_min` with `first` and `last`."""

    model_config = ConfigDict(extra="ignore")

    site: Id
    days: Text = ""
    times: Clocks = ()
    every_min: Minutes | None = None
    first: Clock | None = None
    last: Clock | None = None
    duration_min: Minutes | None = None
    languages: Annotated[tuple[Lang, ...], BeforeValidator(split_list)] = ()
    group_max: People | None = None
    group_min: People | None = None
    lead_days: Annotated[int, Field(ge=0, le=365)] | None = None
    source: RequiredText
    year: Year | None = None
    note: Text = ""

    @model_validator(mode="after")
    def _has_starts(self) -> Self:
        regular = (self.every_min, self.first, self.last)
        if any(part is not None for part in regular) and None in regular:
            raise PydanticCustomError(
                "start.service",
                "every_min, first and last stand together or not at all",
            )
        if self.first is not None and self.last is not None and self.last < self.first:
            raise PydanticCustomError("start.service", "the last start is not before the first")
        if not self.times and self.every_min is None:
            raise PydanticCustomError("start.times", "a line names times, or a regular service")
        return self


GUIDED_START_COLUMNS: Final = tuple(GuidedStartRow.model_fields)


def guided_start(row: GuidedStartRow) -> GuidedStart:
    """Return the record of a row."""
    values = row.model_dump(exclude={"first", "last"})
    return GuidedStart(first_min=row.first, last_min=row.last, **values)
