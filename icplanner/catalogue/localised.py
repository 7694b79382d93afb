"""A text in the three languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Lang = Literal["cs", "de", "en"]

LANGS: Final[tuple[Lang, ...]] = ("cs", "de", "en")

# Whom a missing text falls back to: guests who read German rarely read Czech, and the other way
# round, so English stands between the two.
FALLBACK: Final[dict[Lang, tuple[Lang, ...]]] = {
    "cs": ("cs", "en", "de"),
    "de": ("de", "en", "cs"),
    "en": ("en", "de", "cs"),
}


@dataclass(frozen=True, slots=True)
class Localised:
    """A text in Czech, German and English; an empty string means "not written yet"."""

    cs: str = ""
    de: str = ""
    en: str = ""

    def pick(self, lang: Lang) -> tuple[str, Lang]:
        """Return the text for a reader of `lang` and the language it is really in.

        The caller flags the text whenever the second value differs from `lang`. Where no language
        has a text, the first value is empty and the second is `lang`.
        """
        for candidate in FALLBACK[lang]:
            text = self.in_language(candidate)
            if text:
                return text, candidate
        return "", lang

    def in_language(self, lang: Lang) -> str:
        """Return the text written in exactly this language, empty where there is none."""
        return {"cs": self.cs, "de": self.de, "en": self.en}[lang]

    def texts(self) -> tuple[str, ...]:
        """Return the texts that exist, each once, Czech first."""
        return tuple(dict.fromkeys(text for text in (self.cs, self.de, self.en) if text))
