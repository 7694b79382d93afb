"""Reading events from a table (CSV), also as Czech Excel saves it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.programme.entry import Entry, EntryState, Moment
from icplanner.programme.intake import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_ROWS,
    Candidate,
    Intake,
    IntakeError,
    judged,
    own_uid,
    unreadable,
)
from icplanner.programme.intake_cells import (
    plain_cell,
    read_list,
    read_moment,
    read_moved,
    read_position,
)
from icplanner.programme.intake_columns import DERIVED, field_of
from icplanner.programme.occurrence import Occurrence, day_of

ENCODINGS: Final = ("utf-8", "utf-16", "cp1250", "iso-8859-2")
SEPARATORS: Final = (";", ",", "\t", "|")
MOST_COLUMNS: Final = 100

# Letters that tell the two Czech encodings apart: š, ť, ž stand below 0xA0 in Windows' cp1250 and
# at these places in ISO 8859-2.
_WINDOWS: Final = frozenset(b"\x8a\x8d\x8e\x9a\x9d\x9e\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96")
_ISO: Final = frozenset(b"\xa9\xab\xae\xb9\xbb\xbe")

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,119}")


def detected_encoding(content: bytes) -> str:
    """Return how the bytes are most likely written: one of `ENCODINGS`."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        signs = frozenset(content)
        return "iso-8859-2" if not signs & _WINDOWS and signs & _ISO else "cp1250"
    return "utf-8"


def detected_separator(text: str) -> str:
    """Return what parts the cells of the first line: one of `SEPARATORS`."""
    first = re.sub(r'"[^"]*"', "", text.lstrip("\ufeff").split("\n", 1)[0])
    return max(SEPARATORS, key=first.count)


def read_csv(
    content: bytes,
    catalogue: Catalogue,
    year: int,
    held: Sequence[Occurrence],
    form: tuple[str, str] = ("", ""),
) -> Intake:
    """Read a table for a programme of `year`, judged row by row.

    Parameters
    ----------
    held
        The events a row may repeat.
    form
        Encoding and separator where a person chose them; empty ones are detected.

    Raises
    ------
    IntakeError
        When the file as a whole cannot be read: "too_large", "too_many_rows",
        "too_many_columns", "encoding", "no_heading" (name and start are needed), "no_rows",
        "broken".
    """
    if len(content) > MOST_BYTES:
        raise IntakeError("too_large", most=MOST_BYTES // 1000)
    encoding = form[0] or detected_encoding(content)
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError):
        raise IntakeError("encoding") from None
    separator = form[1] or detected_separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        heading = [cleaned(cell) for cell in next(reader, [])]
        if len(heading) > MOST_COLUMNS:
            raise IntakeError("too_many_columns", most=MOST_COLUMNS)
        fields = [field_of(cell) for cell in heading]
        if not {"name_cs", "name_de", "name_en"} & set(fields) or "start" not in fields:
            raise IntakeError("no_heading")
        rows: list[Candidate] = []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(rows) >= MOST_ROWS:
                raise IntakeError("too_many_rows", most=MOST_ROWS)
            rows.append(_row(reader.line_num, fields, cells, catalogue))
    except csv.Error as error:
        raise IntakeError("broken", line=reader.line_num) from error
    if not rows:
        raise IntakeError("no_rows")
    unknown = [
        cell
        for cell, field in zip(heading, fields, strict=True)
        if cell and field is None and cell not in DERIVED
    ]
    return Intake(
        candidates=judged(rows, catalogue, year, held),
        encoding=encoding,
        separator=separator,
        unknown_columns=tuple(unknown),
    )


def _row(
    line: int, fields: Sequence[str | None], cells: Sequence[str], catalogue: Catalogue
) -> Candidate:
    if len(cells) > len(fields):
        return unreadable(line, "too_many_cells", "", str(len(cells)))
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return unreadable(line, "too_much_text", "", "")
    row: dict[str, str] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field is not None:
            row.setdefault(field, plain_cell(cell))
    try:
        start = read_moment(row.get("start", ""), row.get("time", ""))
    except ValueError:
        return unreadable(line, "no_date", "start", row.get("start", ""))
    try:
        end = read_moment(row["end"]) if row.get("end") else day_of(start)
    except ValueError:
        return unreadable(line, "no_date", "end", row["end"])
    try:
        position = read_position(row)
    except ValueError:
        return unreadable(line, "no_number", "lat", f"{row.get('lat')}, {row.get('lon')}")
    return Candidate(line=line, entry=_entry(row, start, end, position, catalogue))


def _entry(
    row: Mapping[str, str],
    start: Moment,
    end: Moment,
    position: LatLon | None,
    catalogue: Catalogue,
) -> Entry:
    names = Localised(*(row.get(f"name_{lang}", "") for lang in ("cs", "de", "en")))
    uid = row.get("uid", "")
    if not _ID.fullmatch(uid):
        uid = own_uid(names.pick("cs")[0], row.get("municipality", ""), start.isoformat())
    series = catalogue.events.get(row.get("id", ""))
    texts = Localised(*(row.get(f"summary_{lang}", "") for lang in ("cs", "de", "en")))
    event = Event(
        id=series.id if series else uid,
        names=names,
        kind=row.get("kind", "") or "festival",
        industries=read_list(row.get("industries", "")),
        venue_name=row.get("venue", ""),
        municipality=row.get("municipality", ""),
        country=row.get("country", "") or "CZ",
        status=series.status if series else EventStatus.RECURRING_UNCONFIRMED,
        position=position,
        site=row.get("site") or None,
        organiser=row.get("organiser", ""),
        website=row.get("website") or None,
        price=row.get("price") or None,
        audience=read_list(row.get("audience", "")),
        summaries=texts,
    )
    if series is not None:
        event = replace(
            event, rrule=series.rrule, recurrence=series.recurrence, sources=series.sources
        )
    stated = row.get("state", "")
    state = EntryState(stated) if stated in set(EntryState) else EntryState.CONFIRMED
    return Entry(
        uid=uid,
        event=event,
        start=start,
        end=end,
        state=state,
        own=series is None,
        moved_from=read_moved(row.get("moved_from", "")),
        source=row.get("source", ""),
        note=row.get("note", ""),
    )
