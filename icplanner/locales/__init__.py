"""Message catalogues: one `.po` file a room and language, read as they are."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from icplanner.catalogue.localised import Lang

FOLDER = Path(__file__).parent


@cache
def translations(lang: Lang) -> NullTranslations:
    """Return the messages of a language, all rooms together.

    English is the language of the message ids, so it needs no catalogue. The result is cached for
    the life of the process: catalogues change with the code only.
    """
    merged: NullTranslations | None = None
    for path in sorted((FOLDER / lang).glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=lang)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        room = GNUTranslations(compiled)
        if merged is None:
            merged = room
        else:
            merged.add_fallback(room)
    return merged or NullTranslations()
