"""What the JSON of programmes and exhibitions is read with: strict records, texts, one error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.localised import Localised

# Faults told of one document; who writes one by hand mends these first.
MOST_FAULTS: Final = 20

Short = Annotated[str, StringConstraints(max_length=300)]
Long = Annotated[str, StringConstraints(max_length=8_000)]
Listed = Annotated[list[Short], Field(max_length=100)]
Sources = Annotated[list[Long], Field(max_length=100)]


class DocumentError(ValueError):
    """The JSON is nothing of a version we read; says what is wrong, every place of it."""


class Strict(BaseModel):
    """A record without unknown keys."""

    model_config = ConfigDict(extra="forbid")


class Texts(Strict):
    """A text in the three languages, empty where it is not known."""

    cs: Long = ""
    de: Long = ""
    en: Long = ""

    def read(self) -> Localised:
        """Return the texts, cleaned."""
        return Localised(cs=cleaned(self.cs), de=cleaned(self.de), en=cleaned(self.en))


Record = TypeVar("Record", bound=Strict)


def validated(record: type[Record], content: Mapping[str, Any]) -> Record:
    """Return a document as its record.

    Raises
    ------
    DocumentError
        When a part is missing, unknown, of the wrong type or out of range: all places at once.
    """
    try:
        return record.model_validate(content)
    except ValidationError as error:
        places = [
            f"{'.'.join(map(str, one['loc']))}: {one['msg']}"
            for one in error.errors()[:MOST_FAULTS]
        ]
        raise DocumentError("; ".join(places)) from error


def texts(told: Localised) -> dict[str, str]:
    """Return texts as JSON."""
    return {"cs": told.cs, "de": told.de, "en": told.en}
