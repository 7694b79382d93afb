"""Reading the catalogue's files into raw rows; whatever is wrong becomes a problem."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from icplanner.catalogue.limits import MAX_FILE_BYTES, MAX_JSON_DEPTH, MAX_ROWS
from icplanner.catalogue.report import Report

RawRow = tuple[str, dict[str, Any]]
"""Where the row stands ("line 12"), and its values by field."""


def read_text(path: Path, report: Report) -> str | None:
    """Return the UTF-8 text of a file, or None with a problem noted."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except OSError as failure:
        report.error(
            "file.missing",
            f"the file can be opened ({failure.strerror or type(failure).__name__})",
            "put the file back, or restore it from a backup",
        )
        return None
    if len(content) > MAX_FILE_BYTES:
        report.error(
            "file.too_large",
            f"a file holds at most {MAX_FILE_BYTES} bytes",
            "split or clean the file; nothing of it was read",
        )
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = content.count(b"\n", 0, failure.start) + 1
        report.error(
            "file.encoding",
            "text is UTF-8",
            "save the file again with the encoding UTF-8 (in Excel: “CSV UTF-8”)",
            row=f"line {line}",
            value=content[failure.start : failure.start + 4].hex(" "),
        )
        return None


def csv_rows(path: Path, columns: Sequence[str], report: Report) -> Iterator[RawRow]:
    """Yield the rows of a comma-separated file; empty cells are left out.

    A file without one of the `columns` is refused as a whole: a steward who deleted a column by
    mistake must hear of it before every row is read as "unknown".
    """
    text = read_text(path, report)
    if text is None:
        return
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(lines, [])
        if not _header_fits(header, columns, report):
            return
        for number, cells in enumerate(lines):
            if number >= MAX_ROWS:
                _too_many(report)
                return
            if not cells:
                continue
            where = f"line {lines.line_num}"
            if len(cells) != len(header):
                report.left_out += 1
                report.error(
                    "row.shape",
                    f"a row has {len(header)} cells, this one has {len(cells)}",
                    "quote cells that hold commas or line breaks",
                    row=where,
                    value=cells[0],
                )
                continue
            named = zip(header, cells, strict=True)
            yield where, {name: cell for name, cell in named if cell.strip()}
    except csv.Error as failure:
        report.error(
            "file.syntax",
            f"the file is comma-separated text ({failure})",
            "check the quotes from this line on; the rows above it were read",
            row=f"line {lines.line_num}",
        )


def _header_fits(header: Sequence[str], columns: Sequence[str], report: Report) -> bool:
    missing = [name for name in columns if name not in header]
    if missing or len(set(header)) != len(header):
        wanted = ",".join(columns)
        report.error(
            "file.columns",
            f"the first line names each column once: {wanted}",
            "add the missing columns, separated by commas (not by semicolons)",
            row="line 1",
            at=",".join(missing),
            value=",".join(header),
        )
        return False
    for name in header:
        if name not in columns:
            report.warning(
                "file.unknown_column",
                "columns are those listed in docs/data.md",
                "rename or remove the column; it is not read",
                row="line 1",
                at=name,
            )
    return True


def geojson_rows(path: Path, report: Report) -> Iterator[RawRow]:
    """Yield the features of a FeatureCollection: properties, with `lat` and `lon` of the point."""
    text = read_text(path, report)
    if text is None:
        return
    features = _features(text, report)
    if len(features) > MAX_ROWS:
        _too_many(report)
    for number, feature in enumerate(features[:MAX_ROWS], start=1):
        where = f"feature {number}"
        row = _properties(feature)
        if row is None:
            report.left_out += 1
            report.error(
                "row.shape",
                "a feature has properties and a Point with two numbers, or geometry null",
                "compare the feature with its neighbours and docs/data.md",
                row=where,
                value=", ".join(feature) if isinstance(feature, dict) else feature,
            )
            continue
        yield where, row


def parse_json(text: str, report: Report) -> Any:
    """Return parsed JSON, or None with a problem noted."""
    try:
        # Raw control characters in a text cost that text a warning, not the file its reading.
        parsed = json.loads(text, strict=False)
        if _is_flat(parsed):
            return parsed
        _too_deep(report)
    except RecursionError:
        _too_deep(report)
    except json.JSONDecodeError as failure:
        report.error(
            "file.syntax",
            f"the file is JSON ({failure.msg})",
            "look for a missing comma, quote or bracket just before this place",
            row=f"line {failure.lineno}",
            at=f"column {failure.colno}",
        )
    except ValueError as failure:  # a number with thousands of digits
        report.error("file.syntax", f"the file is JSON ({failure})", "mend the number")
    return None


def _is_flat(parsed: Any) -> bool:
    level = [parsed]
    for _ in range(MAX_JSON_DEPTH):
        level = [child for holder in level for child in _children(holder)]
        if not level:
            return True
    return False


def _children(holder: Any) -> Iterable[Any]:
    if isinstance(holder, dict):
        return holder.values()
    return holder if isinstance(holder, list) else ()


def _too_deep(report: Report) -> None:
    report.error(
        "file.syntax",
        f"JSON is nested at most {MAX_JSON_DEPTH} levels deep",
        "restore the file from a backup",
    )


def _features(text: str, report: Report) -> list[Any]:
    known = len(report.problems)
    parsed = parse_json(text, report)
    if len(report.problems) > known:
        return []
    features = parsed.get("features") if isinstance(parsed, dict) else None
    if not isinstance(features, list) or parsed.get("type") != "FeatureCollection":
        report.error(
            "file.shape",
            "the file is a GeoJSON FeatureCollection",
            "put the features into {“type”: “FeatureCollection”, “features”: […]}",
            value=text[:40],
        )
        return []
    return features


def _properties(feature: Any) -> dict[str, Any] | None:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return None
    properties, geometry = feature.get("properties"), feature.get("geometry")
    if not isinstance(properties, dict):
        return None
    row = {name: value for name, value in properties.items() if value is not None}
    row.pop("lat", None)
    row.pop("lon", None)
    if geometry is None:
        return row
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list) or len(coordinates) not in (2, 3):
        return None
    row["lon"], row["lat"] = coordinates[:2]
    return row


def _too_many(report: Report) -> None:
    report.error(
        "file.rows",
        f"a file holds at most {MAX_ROWS} rows",
        "split the file; only the rows up to the limit were read",
    )
