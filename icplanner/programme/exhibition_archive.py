"""The tour of 2018 as an exhibition: a real example with its sources and its gaps."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.exhibition_rows import ShowcaseRow, StopRow, read_exhibition_rows
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.programme.booking import Booking, Companion, Venue
from icplanner.programme.exhibition import Exhibition, with_bookings
from icplanner.programme.showcase import Showcase

NAME: Final = "Průmysl se představuje veřejnosti"
YEAR: Final = 2018


def tour_of_2018(data_dir: Path, catalogue: Catalogue) -> Exhibition:
    """Return the tour of 2018 as `data/` tells it; rows that cannot be used are left out.

    What is wrong with them, `icplanner check` says.

    Raises
    ------
    ExhibitionRefused
        When the file puts a showcase at two places on one day.
    """
    rows = read_exhibition_rows(data_dir, catalogue)
    showcases = tuple(_showcase(row) for row in rows.showcases)
    empty = Exhibition(name=NAME, year=YEAR, showcases=showcases)
    known = {one.id for one in showcases}
    return with_bookings(
        empty, tuple(_booking(row, position, catalogue, known) for row, position in rows.stops)
    )


def _showcase(row: ShowcaseRow) -> Showcase:
    return Showcase(
        id=row.id,
        names=Localised(row.name_cs, row.name_de, row.name_en),
        industry=row.industry,
        firm=row.firm,
        sources=row.sources,
        note=row.note,
    )


def _booking(
    row: StopRow, position: LatLon | None, catalogue: Catalogue, showcases: set[str]
) -> Booking:
    event = catalogue.events.get(row.event_id or "")
    return Booking(
        uid=row.id,
        venue=Venue(
            name=row.venue_name,
            municipality=row.municipality,
            country=row.country,
            position=position,
            site=row.site_id if row.site_id in catalogue.sites else None,
        ),
        first_day=row.first_day,
        last_day=row.last_day,
        first_about=row.first_about,
        last_about=row.last_about,
        showcases=tuple(one for one in row.showcases if one in showcases),
        transport_days=row.transport_days,
        setup_days=row.setup_days,
        vernissage=row.vernissage,
        host=row.host,
        companion=Companion(uid=event.id, names=event.names, day=row.event_day) if event else None,
        visitors=row.visitors,
        sources=row.sources,
        note=Localised(row.note_cs, row.note_de, row.note_en),
    )
