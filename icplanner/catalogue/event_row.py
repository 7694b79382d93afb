"""An event series as it stands in `data/events.csv`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.fields import Country, Id, KnownDates, RequiredText, Text, TextList, Url
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Confidence


class EventRow(BaseModel):
    """The cells of one row; an empty one is unknown."""

    model_config = ConfigDict(extra="ignore")

    id: Id
    name_cs: RequiredText
    name_de: Text = ""
    name_en: Text = ""
    kind: RequiredText
    industries: TextList = ()
    site_id: Text | None = None
    venue_name: Text = ""
    municipality: RequiredText
    country: Country
    coord_source: Text | None = None
    coord_precision_m: Annotated[int, Field(ge=0, le=50_000)] | None = None
    recurrence: Text = ""
    rrule: Text | None = None
    known_dates: KnownDates = ()
    next_date_estimate: date | None = None
    organiser: Text = ""
    website: Url | None = None
    price: Text | None = None
    audience: TextList = ()
    in_strategy: bool = False
    status: EventStatus
    summary_cs: Text = ""
    summary_de: Text = ""
    summary_en: Text = ""
    sources: TextList = ()
    confidence: Confidence = Confidence.PARTLY
    note: Text = ""


_RESHAPED: Final = {
    *(f"{text}_{lang}" for text in ("name", "summary") for lang in ("cs", "de", "en")),
    "site_id",
}
_SAME: Final = tuple(name for name in EventRow.model_fields if name not in _RESHAPED)

# The columns of the file: those of the row, and the position's two.
EVENT_COLUMNS: Final = (*EventRow.model_fields, "lat", "lon")


def event(row: EventRow, position: LatLon | None) -> Event:
    """Return the record of a row; whether its site exists is for the caller to see."""
    return Event(
        names=Localised(row.name_cs, row.name_de, row.name_en),
        summaries=Localised(row.summary_cs, row.summary_de, row.summary_en),
        position=position,
        site=row.site_id,
        **{name: getattr(row, name) for name in _SAME},
    )
