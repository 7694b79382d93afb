"""From a raw row to a validated one: what can be kept is kept, the rest is told.

A bad value of an optional field becomes unknown; a row whose required fields are bad is left out.
"""

from __future__ import annotations

import math
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from icplanner.catalogue.cleaning import cleaned, is_clean
from icplanner.catalogue.limits import LAT_MAX, LAT_MIN, LON_MAX, LON_MIN
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.report import Report

Row = TypeVar("Row", bound=BaseModel)

# Kind of a pydantic error -> our code and what to do. Codes of our own validators pass as they are.
_CODES: Final[dict[str, tuple[str, str]]] = {
    "missing": ("value.missing", "fill the field in"),
    "enum": ("value.choice", "use one of the listed values"),
    "literal_error": ("value.choice", "use one of the listed values"),
    "string_pattern_mismatch": ("value.form", "write the value as the rule says"),
    "string_too_long": ("text.too_long", "shorten the text"),
    "string_too_short": ("value.missing", "fill the field in"),
    "too_long": ("text.too_long", "shorten the list"),
    "greater_than": ("value.range", "check the number"),
    "greater_than_equal": ("value.range", "check the number"),
    "less_than": ("value.range", "check the number"),
    "less_than_equal": ("value.range", "check the number"),
    "finite_number": ("value.range", "write a number, or leave it empty for unknown"),
}
_OTHER: Final = ("value.type", "correct the value, or leave it empty for unknown")


def validated(model: type[Row], raw: dict[str, Any], where: str, report: Report) -> Row | None:
    """Return the row as `model`, or None if it cannot be used; problems go to the report."""
    values = _clean(raw, where, report)
    name = _name(values, where)
    for _ in range(2):
        try:
            return model.model_validate(values)
        except ValidationError as failure:
            fatal = False
            for error in failure.errors(include_url=False, include_context=False):
                at = str(error["loc"][0]) if error["loc"] else ""
                code, repair = _CODES.get(error["type"], _OTHER)
                if "." in error["type"]:
                    code, repair = error["type"], "correct it, or leave it empty for unknown"
                value = values.get(at, "")
                report.error(code, error["msg"], repair, row=name, at=at, value=value)
                field = model.model_fields.get(at)
                if field is None or field.is_required():
                    fatal = True
                else:
                    values.pop(at, None)
            if fatal:
                break
    report.left_out += 1
    return None


def _name(values: dict[str, Any], where: str) -> str:
    found = values.get("id") or values.get("site")
    return found if isinstance(found, str) else where


def _clean(raw: dict[str, Any], where: str, report: Report) -> dict[str, Any]:
    values = {}
    for field, value in raw.items():
        if isinstance(value, str):
            kept: Any = cleaned(value)
            clean = is_clean(value)
            if not kept:
                kept = None
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            kept = tuple(cleaned(item) for item in value)
            clean = all(is_clean(item) for item in value)
        else:
            kept, clean = value, True
        if not clean:
            report.warning(
                "text.control",
                "text holds no control, direction or unpaired characters",
                "retype the text; it is shown without them",
                row=_name(raw, where),
                at=field,
                value=value,
            )
        if kept is not None:
            values[field] = kept
    return values


def take_position(raw: dict[str, Any], where: str, report: Report) -> LatLon | None:
    """Take `lat` and `lon` out of a raw row; a pair that cannot be used is reported and unknown."""
    lat, lon = raw.pop("lat", None), raw.pop("lon", None)
    if lat is None and lon is None:
        return None
    name = _name(raw, where)
    shown = f"lat {lat}, lon {lon}"
    north, east = _degrees(lat), _degrees(lon)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        report.error(
            "position.range",
            "latitude is a number from -90 to 90, longitude from -180 to 180 (WGS 84)",
            "write both in degrees with a decimal point, or leave both empty",
            row=name,
            at="lat,lon",
            value=shown,
        )
        return None
    if _covered(north, east):
        return north, east
    if _covered(east, north):
        report.error(
            "position.swapped",
            "latitude (about 50) and longitude (about 12) stand in their own places",
            f"swap them: lat {lon}, lon {lat} (GeoJSON writes longitude first)",
            row=name,
            at="lat,lon",
            value=shown,
        )
        return None
    report.error(
        "position.outside",
        f"positions lie within latitude {LAT_MIN} to {LAT_MAX}, longitude {LON_MIN} to {LON_MAX}",
        "check the digits, or leave the position empty",
        row=name,
        at="lat,lon",
        value=shown,
    )
    return None


def _degrees(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        degrees = float(value)
    except (ValueError, OverflowError):
        return None
    return degrees if math.isfinite(degrees) else None


def _covered(lat: float, lon: float) -> bool:
    return LAT_MIN <= lat <= LAT_MAX and LON_MIN <= lon <= LON_MAX
