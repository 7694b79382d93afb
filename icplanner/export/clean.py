"""Text on its way out: what no format may carry is taken away here, once."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from icplanner.catalogue.cleaning import cleaned

# Longer than any name or summary of the catalogue; a page must stay readable.
MAX_LINE: Final = 300
MAX_PARAGRAPH: Final = 2000
MAX_URL: Final = 1000

# What stands where a name is empty: an accessible PDF may not hold an empty heading.
NAMELESS: Final = "–"

_BLANKS: Final = re.compile(r"\s+")
# A single digit or letter before the dot is a date or an initial.
_SENTENCE_END: Final = re.compile(r"(?<=\w\w\w)([.!?])\s")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_URL_SIGNS: Final = re.compile(r"[^A-Za-z0-9%/:?#&=.,+~;@!_()*-]")


def line(text: str, most: int = MAX_LINE) -> str:
    """Return a text on one line, composed (NFC), without unwanted characters, cut to a length."""
    flat = _BLANKS.sub(" ", text[: 4 * most])
    plain = unicodedata.normalize("NFC", cleaned(flat)).strip()
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def paragraph(text: str) -> str:
    """Return a longer text on one line."""
    return line(text, MAX_PARAGRAPH)


def beginning(text: str, most: int) -> str:
    """Return a text of at most so many letters: whole sentences where they fit, else cut by "…"."""
    if len(text) <= most:
        return text
    ends = [found.end(1) for found in _SENTENCE_END.finditer(text, 0, most + 1)]
    if ends and ends[-1] >= most // 2:
        return text[: ends[-1]]
    cut = text[: most - 1]
    words, blank, _ = cut.rpartition(" ")
    return f"{(words if blank and len(words) >= most // 2 else cut).rstrip(' ,;:–-')}…"


def web_address(text: str | None) -> str:
    """Return an http(s) address with a stated host and no user name, else an empty text.

    Characters that could end a link are percent-encoded.
    """
    if not text or len(text) > MAX_URL or line(text, MAX_URL) != text or " " in text:
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return ""
    return _URL_SIGNS.sub(lambda sign: "".join(f"%{b:02X}" for b in sign[0].encode()), text)


def host(text: str | None) -> str:
    """Return the name a reader knows a web address by ("porcelan.cz"), empty for none."""
    address = web_address(text)
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else ""


def mail_address(text: str | None) -> str:
    """Return an e-mail address, or an empty text where it is none."""
    return text if text and _EMAIL.fullmatch(text) else ""
