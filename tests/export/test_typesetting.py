"""Setting pages: letters and text that stays text."""

from __future__ import annotations

import io
import json
from dataclasses import asdict

from pypdf import PdfReader
from small_tours import MADE, small_context, small_tour

from icplanner.catalogue.localised import LANGS
from icplanner.export import leaflet_pdf
from icplanner.export.itinerary import itinerary
from icplanner.export.leaflet_layout import Layout
from icplanner.export.typesetting import DRAWABLE, drawable, pdf, png

CZECH_AND_GERMAN = "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýžÄÖÜẞäöüß„“”’–—…€×±"


def set_title(title: str) -> bytes:
    """Return a leaflet with a title of one's own, past all cleaning."""
    data = leaflet_pdf._data(
        itinerary(small_tour(), small_context(), with_map=True), small_context()
    )
    layout = Layout(map_height=9, front=0, density=0, shortened=False, pages=())
    drawings = {
        "map": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        "layout": json.dumps(asdict(layout)),
    }
    return pdf("leaflet.typ", data | {"title": title, "link": ""}, drawings, MADE)


def test_every_letter_of_our_languages_can_be_drawn():
    """Czech and German need no box in place of a letter."""
    assert drawable(CZECH_AND_GERMAN) == CZECH_AND_GERMAN
    assert set(LANGS) == {"cs", "de", "en"}


def test_the_fonts_draw_all_they_are_said_to():
    """An accessible PDF with every listed letter is accepted; a missing one would be an error."""
    letters = "".join(chr(code) for first, last in DRAWABLE for code in range(first, last + 1))
    assert set_title(" ".join(letters[n : n + 40] for n in range(0, len(letters), 40)))


def test_a_letter_no_font_has_becomes_a_box():
    """What cannot be drawn is seen to be missing, and the file stays valid."""
    assert drawable("A日\u0007\ud800") == "A□□□"
    assert set_title("日本")


def test_markup_in_a_text_is_text():
    """Typst's own signs come out as they went in."""
    shown = '#eval("1+1") *b* _i_ $x^2$ = h @ref <label> \\ #sys.inputs.data https://x.example'
    page = PdfReader(io.BytesIO(set_title(shown))).pages[0].extract_text().replace("\n", " ")
    assert '#eval("1+1") *b* _i_ $x^2$ = h @ref <label>' in page


def test_a_drawing_becomes_a_picture():
    """The map's PNG has the size it was asked for."""
    picture = png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36"/>', 72, 36, 144)
    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (144, 72)


def test_letters_of_a_drawing_are_in_the_picture():
    """The names and numbers of the map are drawn with our font, not lost."""
    empty = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36">{}</svg>'
    word = '<text x="5" y="20" font-size="12" font-family="Source Sans 3">Žďár 12</text>'
    drawn, blank = (png(empty.format(text), 72, 36, 144) for text in (word, ""))
    assert len(drawn) > 2 * len(blank)
