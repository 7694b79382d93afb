"""Field types of tour documents: clock times, clean texts, positions, plain numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from icplanner.catalogue.cleaning import cleaned

# Limits of a document from outside; ours stay far below them.
MAX_TEXT: Final = 500
MAX_STOPS: Final = 60
MAX_POINTS: Final = 20_000
MAX_ENTRIES: Final = 400

_CLOCK: Final = re.compile(r"([0-4]\d):([0-5]\d)")


def clock(minute: int) -> str:
    """Return a minute of the day as "HH:MM"; hours past 23 belong to the next day."""
    return f"{minute // 60:02}:{minute % 60:02}"


def minute_of(text: Any) -> int:
    """Return the minutes of "HH:MM".

    Raises
    ------
    ValueError
        If it is no such text.
    """
    if isinstance(text, int) and not isinstance(text, bool) and 0 <= text < 48 * 60:
        return text
    match = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    if match is None or int(match[1]) >= 48:
        raise ValueError("a time is written HH:MM, from 00:00 to 47:59")
    return int(match[1]) * 60 + int(match[2])


def _clean(text: Any) -> Any:
    return cleaned(text) if isinstance(text, str) else text


def plain(value: object) -> Any:
    """Return a value of an explanation as JSON knows it: dates as ISO texts, tuples as lists."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return str(value)


Clock = Annotated[
    int,
    BeforeValidator(minute_of, json_schema_input_type=str),
    PlainSerializer(clock, return_type=str, when_used="json"),
    Field(ge=0, lt=48 * 60),
]
Text = Annotated[str, BeforeValidator(_clean), Field(max_length=MAX_TEXT)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Point = tuple[Latitude, Longitude]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Numbers = Annotated[dict[str, Any], Field(max_length=MAX_ENTRIES)]


class Document(BaseModel):
    """A part of a document: nothing unknown in it, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Names(Document):
    """A name in the three languages; empty where it is not written."""

    cs: Text = ""
    de: Text = ""
    en: Text = ""
