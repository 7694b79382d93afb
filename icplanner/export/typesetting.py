"""Setting pages with typst: our own fonts, tagged PDF, and text that stays data.

Texts reach typst as JSON that the templates read and place as strings; a string is never read as
markup or code there, whatever it holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

FONTS: Final = Path(__file__).parent / "fonts"
TEMPLATES: Final = Path(__file__).parent / "templates"

# PDF/UA-1: tagged, with title, language and a text for every picture.
STANDARD: Final = "ua-1"

# What every face of Source Sans 3 in `fonts/` can draw; a test sets all of it. A letter outside
# would make the accessible PDF invalid.
DRAWABLE: Final = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x181), (0x218, 0x21B), (0x386, 0x386), (0x388, 0x38A)),
    *((0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE), (0x401, 0x40C), (0x40E, 0x44F)),
    *((0x451, 0x45C), (0x45E, 0x45F), (0x490, 0x491), (0x1E9E, 0x1E9E), (0x2010, 0x2015)),
    *((0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F), (0x2030, 0x2030)),
    *((0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122)),
    *((0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265)),
    *((0x25A1, 0x25A1), (0x2610, 0x2610), (0x2713, 0x2713)),
)
_DRAWABLE: Final = frozenset(
    chr(code) for first, last in DRAWABLE for code in range(first, last + 1)
)
_MISSING: Final = "□"

# The compiler belongs to one caller at a time; pages are made in many threads.
_ONE_AT_A_TIME: Final = Lock()


def drawable(text: str) -> str:
    """Return a text with a box for each letter the fonts cannot draw."""
    return "".join(sign if sign in _DRAWABLE else _MISSING for sign in text)


def pdf(template: str, data: dict[str, Any], drawings: Mapping[str, str], made: datetime) -> bytes:
    """Return a template of `templates/` set with its data, as tagged PDF (PDF/UA-1).

    Parameters
    ----------
    made
        The moment that stands in the document's properties.
    drawings
        SVG documents by the names under which the template knows them; they are ours alone.
    """
    with _ONE_AT_A_TIME:
        content = _compiler().compile(
            (TEMPLATES / template).read_bytes(),
            format="pdf",
            sys_inputs={"data": _texts(data), **drawings},
            pdf_standards=[STANDARD],
            timestamp=int(made.timestamp()),
        )
    if not isinstance(content, bytes):
        raise TypeError(f"typst returned {type(content).__name__} instead of one document")
    return content


def measured(template: str, data: dict[str, Any], drawings: Mapping[str, str]) -> dict[str, Any]:
    """Return what a template tells as <measured> when it is set with these data."""
    with _ONE_AT_A_TIME:
        compiler = typst.Compiler(
            (TEMPLATES / template).read_bytes(),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            root=str(TEMPLATES),
            sys_inputs={"data": _texts(data), **drawings},
        )
        found: dict[str, Any] = json.loads(compiler.query("<measured>", field="value", one=True))
    return found


def png(svg: str, width_pt: float, height_pt: float, ppi: float) -> bytes:
    """Return an SVG drawing as a PNG picture with our own fonts."""
    page = (
        f"#set page(width: {width_pt}pt, height: {height_pt}pt, margin: 0pt)\n"
        # Without a font of its own the page looks up none for the drawing either.
        '#set text(font: "Source Sans 3")\n'
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    with _ONE_AT_A_TIME:
        content = _compiler().compile(page.encode(), format="png", ppi=ppi, sys_inputs={"svg": svg})
    if not isinstance(content, bytes):
        raise TypeError(f"typst returned {type(content).__name__} instead of one picture")
    return content


@cache
def _compiler() -> Any:
    """Return a compiler that knows our fonts and no others; kept for the life of the process."""
    return typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True, root=str(TEMPLATES))


@cache
def _fonts() -> Any:
    """Return our fonts, read once for the life of the process."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _texts(data: dict[str, Any]) -> str:
    return json.dumps(_drawable(data), ensure_ascii=False)


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_drawable(item) for item in value]
    return value
