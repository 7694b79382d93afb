"""One self-contained HTML file: text that stays text, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from typing import Any

from icplanner.export.clean import web_address
from icplanner.export.json_text import json_text
from icplanner.export.stop_sheet import Fact


def shown(value: str) -> str:
    """Return a text as HTML that shows it letter by letter."""
    return escape(value, quote=True)


def link(address: str, label: str = "") -> str:
    """Return a link to an http(s) address, or the bare text where it is none."""
    safe = web_address(address)
    if not safe:
        return shown(label or address)
    return f'<a href="{shown(safe)}" rel="noopener noreferrer">{shown(label or safe)}</a>'


def definitions(facts: Sequence[Fact]) -> str:
    """Return labels and texts as a definition list."""
    rows = "".join(f"<dt>{shown(fact.label)}</dt><dd>{shown(fact.text)}</dd>" for fact in facts)
    return f"<dl>{rows}</dl>" if rows else ""


def json_element(name: str, value: Any) -> str:
    """Return a value as a JSON element of the page, to be read by a script."""
    inert = json_text(value, indent=None)
    return f'<script type="application/json" id="{name}">{inert}</script>'


def page(
    *, lang: str, title: str, styles: Sequence[str], body: str, scripts: Sequence[str] = ()
) -> bytes:
    """Return a whole document, UTF-8.

    Its policy (CSP) names the styles and scripts by their hashes: nothing is fetched from
    anywhere, and nothing that a text might smuggle in runs.
    """
    style = "\n".join(styles)
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            "img-src data:",
            *([f"script-src {' '.join(repr(_hash(s)) for s in scripts)}"] if scripts else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{shown(policy)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{shown(title)}</title><style>{style}</style>"
    )
    run = "".join(f"<script>{script}</script>" for script in scripts)
    document = (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head><body>{body}{run}</body></html>\n'
    )
    return document.encode("utf-8")


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
