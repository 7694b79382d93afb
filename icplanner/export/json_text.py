"""JSON that stays data wherever somebody pastes it."""

from __future__ import annotations

import json
from typing import Any, Final

# What could end a script element or open an entity on the page it is pasted into, as JSON escapes.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_text(value: Any, *, indent: int | None = 1) -> str:
    """Return a value as JSON in which no text can end an HTML script; None: on one line.

    Raises
    ------
    ValueError
        If a number is not finite: JSON has no word for it.
    """
    between = None if indent is not None else (",", ":")
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, separators=between)
    return text.translate(_ESCAPES)
