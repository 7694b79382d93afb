"""A site as it stands in `data/sites.geojson`: flat properties, in the file's own order."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from icplanner.catalogue.fields import (
    Clock,
    Country,
    Id,
    RequiredText,
    Text,
    TextList,
    Url,
    Year,
    clock,
)
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Access, Confidence, Era, Kind, Site, Status

Flag = Annotated[bool, Field(strict=True)]
Minutes = Annotated[int, Field(strict=True, gt=0, le=1440)]


class SiteRow(BaseModel):
    """The properties of one feature; a missing one is unknown."""

    model_config = ConfigDict(extra="ignore")

    id: Id
    name_cs: RequiredText
    name_de: Text = ""
    name_en: Text = ""
    kind: Kind
    industries: TextList
    era: tuple[Era, ...] = ()
    country: Country
    municipality: RequiredText
    address: Text | None = None
    coord_source: Text | None = None
    coord_precision_m: Annotated[int, Field(strict=True, ge=0, le=50_000)] | None = None
    opening_hours: Text | None = None
    opening_source: Text | None = None
    opening_year: Annotated[Year, Field(strict=True)] | None = None
    last_admission_time: Clock | None = None
    last_admission_before_close_min: Annotated[int, Field(strict=True, ge=0, le=720)] | None = None
    guided_only: Flag | None = None
    booking_required: Flag | None = None
    tour_starts: Text | None = None
    visit_minutes: Minutes | None = None
    visit_source: Text | None = None
    price_adult: (
        Annotated[float, Field(strict=True, ge=0, le=100_000, allow_inf_nan=False)] | None
    ) = None
    currency: Annotated[str, Field(pattern=r"^(CZK|EUR)$")] | None = None
    price_source: Text | None = None
    wheelchair: Access | None = None
    min_age: Annotated[int, Field(strict=True, ge=0, le=99)] | None = None
    indoor: Flag | None = None
    underground: Flag | None = None
    languages: TextList = ()
    website: Url | None = None
    phone: Text | None = None
    email: Text | None = None
    operator: Text | None = None
    heritage_status: TextList = ()
    status: Status = Status.UNCERTAIN
    status_note: Text | None = None
    in_strategy: Flag = False
    summary_cs: Text = ""
    summary_de: Text = ""
    summary_en: Text = ""
    sources: TextList = ()
    confidence: Confidence = Confidence.MEMORY


PROPERTIES: Final = tuple(SiteRow.model_fields)

# Fields of the row that stand in the record under another name or form.
_RESHAPED: Final = {
    *(f"{text}_{lang}" for text in ("name", "summary") for lang in ("cs", "de", "en")),
    "last_admission_time",
}
_SAME: Final = tuple(name for name in PROPERTIES if name not in _RESHAPED)


def site(row: SiteRow, position: LatLon | None) -> Site:
    """Return the record of a row."""
    return Site(
        names=Localised(row.name_cs, row.name_de, row.name_en),
        summaries=Localised(row.summary_cs, row.summary_de, row.summary_en),
        position=position,
        last_admission_min=row.last_admission_time,
        **{name: getattr(row, name) for name in _SAME},
    )


def properties(record: Site) -> dict[str, Any]:
    """Return a record as the properties of its feature, in the file's order; None is unknown."""
    values: dict[str, Any] = {name: getattr(record, name) for name in _SAME}
    for text, localised in (("name", record.names), ("summary", record.summaries)):
        values[f"{text}_cs"] = localised.cs or None
        values[f"{text}_de"] = localised.de or None
        values[f"{text}_en"] = localised.en or None
    admission = record.last_admission_min
    values["last_admission_time"] = None if admission is None else clock(admission)
    price = record.price_adult
    if price is not None and price == int(price):
        values["price_adult"] = int(price)
    return {name: values[name] for name in PROPERTIES}
