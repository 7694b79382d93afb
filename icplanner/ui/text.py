"""Text of the data on the screen: shown letter by letter, whatever it holds."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

# Longer texts are cut: no fact of a site needs more, and a page must stay readable.
MAX_CHARS: Final = 4000
MAX_URL_CHARS: Final = 2000

_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# Every ASCII sign that CommonMark, GitHub's tables, KaTeX or Streamlit's directives
# (":red[...]", ":material/home:", ":smile:", "$x$", "->") could read; a numeric character
# reference is the one form that none of them reads as markup.
_MARKUP: Final = re.compile(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
# Streamlit looks once more at the finished text, where references protect no longer: addresses
# become links, arrows and dashes typography, one word its logo. An invisible word joiner parts
# these signs.
_SECOND_LOOK: Final = re.compile(
    r"(?<=:)(?=//|streamlit)|(?<=www)(?=\.)|(?=@)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE
)
_JOINER: Final = "\u2060"
_BLANKS: Final = re.compile(r"\s+")
# Blanks at which a line may not be broken: "1\u00a0h" belongs together.
_UNBROKEN: Final = frozenset("\u00a0\u202f")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_PHONE: Final = re.compile(r"\+?[0-9][0-9 ()/-]{5,30}")


def plain(text: str, limit: int = MAX_CHARS) -> str:
    """Return text on one line without control characters, cut to a length."""
    return _BLANKS.sub(" ", _line(text, limit))


def escaped(text: str, limit: int = MAX_CHARS) -> str:
    """Return text that Streamlit's Markdown shows exactly as it is, markup and all.

    Single blanks at which no line may be broken stay what they are.
    """
    parted = _SECOND_LOOK.sub(_JOINER, _line(text, limit))
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", parted)


def link(label: str, url: str) -> str:
    """Return a Markdown link; the escaped label alone where the address is unsafe."""
    address = web_address(url)
    return f"[{escaped(label)}]({address})" if address else escaped(label)


def web_address(url: str) -> str | None:
    """Return an http(s) address that is safe inside a Markdown link, else None.

    The host must be stated, without user name or password; characters that could end the link are
    percent-encoded.
    """
    if len(url) > MAX_URL_CHARS or url != plain(url, MAX_URL_CHARS) or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    return re.sub(r"[^A-Za-z0-9%/:?#&=.,+~;@!_-]", _percent, url)


def mail_link(address: str) -> str:
    """Return a `mailto:` link, or the escaped text where it is no address."""
    if _EMAIL.fullmatch(address):
        return f"[{escaped(address)}](mailto:{address})"
    return escaped(address)


def phone_link(number: str) -> str:
    """Return a `tel:` link, or the escaped text where it is no telephone number."""
    if _PHONE.fullmatch(number):
        digits = re.sub(r"[^0-9+]", "", number)
        return f"[{escaped(number)}](tel:{digits})"
    return escaped(number)


def host_of(url: str) -> str:
    """Return the name a reader knows an address by ("porcelan.cz"), the text itself otherwise."""
    if web_address(url) is None:
        return url
    host = urlsplit(url).hostname or url
    return host.removeprefix("www.")


def _line(text: str, limit: int) -> str:
    """Return text on one line with single blanks, those that keep words together kept."""
    line = _BLANKS.sub(_one_blank, _CONTROL.sub("", text[: 2 * limit])).strip()
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _one_blank(found: re.Match[str]) -> str:
    return found[0] if found[0] in _UNBROKEN else " "


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())
