"""The encoder: every text that reaches folium, and every value that reaches its scripts.

Branca compiles what folium rendered a second time as a Jinja template, on the server, and Leaflet
writes popup and tooltip texts into JavaScript literals, in the browser. HTML escaping alone stops
neither: the characters that open a template or a literal must not appear at all.
"""

from __future__ import annotations

import json
import re
import unicodedata
from html import escape
from typing import Any, Final

# Long enough for the longest name in three languages; a map label that is longer helps nobody.
TEXT_LIMIT: Final = 200

# What opens or closes a Jinja template or a JavaScript template literal. The backslash goes too:
# it would join with the character after it.
_ENTITIES: Final = {ord(sign): f"&#{ord(sign)};" for sign in "`$\\{}"}

# In JSON: braces, what ends a script element or opens an entity, and the two line separators that
# JSON allows in a string and older JavaScript does not.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "{}<>%#&`$\u2028\u2029"}
_JSON_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')

# Control, lone surrogates, private use, unassigned.
_DROPPED_CATEGORIES: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
# The marks that turn the reading direction and could make a name say something else.
_DIRECTION_MARKS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def encode_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return a text as HTML that shows it literally and opens nothing.

    Control characters and direction overrides are dropped, line breaks become blanks, the rest is
    cut to `limit` characters before it is encoded (an entity is never cut in two).
    """
    shown = text
    if not text.isprintable():  # what is printable holds nothing to drop
        blanks = "".join(" " if sign in "\t\r\n\u2028\u2029" else sign for sign in text)
        shown = "".join(sign for sign in blanks if _is_shown(sign))
    return escape(shown[:limit], quote=True).translate(_ENTITIES)


def encode_json(value: Any) -> str:
    r"""Return a value as JavaScript that Jinja, HTML and template literals leave alone.

    Strings are escaped as \\uXXXX where a character could open something. The braces of the JSON
    itself would be two openers where objects nest, so blanks stand between them.

    Raises
    ------
    ValueError
        For NaN and infinities, which JSON does not know.
    """
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    inert = _JSON_STRING.sub(lambda found: found[0].translate(_ESCAPES), text)
    # What is left of braces is the JSON's own.
    return inert.replace("{", "{ ").replace("}", " }")


def _is_shown(sign: str) -> bool:
    return unicodedata.category(sign) not in _DROPPED_CATEGORIES and sign not in _DIRECTION_MARKS
