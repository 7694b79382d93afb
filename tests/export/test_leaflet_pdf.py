"""The leaflet and the stamp card, read back by pypdf."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from small_tours import small_context, small_tour

from icplanner.catalogue.credits import read_credits
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.export import render
from icplanner.tours import read_tour


def reader(name="pdf", lang="cs", **changes):
    """Return the file as another program opens it."""
    return PdfReader(io.BytesIO(render(name, small_tour(), small_context(lang, **changes))))


def text_of(found):
    """Return the words of all pages, words that a line end parted joined again."""
    joined = " ".join(page.extract_text() for page in found.pages).replace("\xad\n", "")
    return re.sub(r"\s+", " ", joined)


@pytest.mark.parametrize("name", ["pdf", "stampcard"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_file_is_tagged_and_says_its_language(name, lang):
    """PDF/UA: structure, language, title, and our own font embedded with every letter."""
    found = reader(name, lang)
    catalogue = found.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/StructTreeRoot"]
    assert catalogue["/Lang"].startswith(lang)
    assert found.metadata.title
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()
    for page in found.pages:
        fonts = page["/Resources"].get("/Font", {})
        assert all("SourceSans3" in font.get_object()["/BaseFont"] for font in fonts.values())


def test_pages_are_a4_and_few(data_dir):
    """A day with five stops fits on two sheets of A4 in every language."""
    tour = read_tour(Path(__file__).with_name("five_stops.json").read_bytes())
    catalogue, credits_ = read_catalogue(data_dir), read_credits(data_dir)
    for lang in LANGS:
        context = small_context(lang, catalogue=catalogue, credits=credits_)
        pages = PdfReader(io.BytesIO(render("pdf", tour, context))).pages
        assert len(pages) == 2
        assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} == {(595, 842)}


def test_the_leaflet_tells_what_a_visitor_needs():
    """Times, hours, price, access and contact of a stop stand in the text."""
    said = text_of(reader(lang="cs"))
    for words in (
        "Důl Svornost",
        "9:20–10:20",
        "úterý–neděle 9:00–17:00",
        "120 Kč",
        "nejméně 120 Kč, 1 cena není známa",
        "+420 353 000 000",
        "dul.example",
        "Bezbariérovost",
        "Stříbro a radium.",
        "U Havíře",
        "https://plan.example/t/abc",
    ):
        assert words in said


def test_the_code_and_the_address_are_left_out_without_a_link():
    """A tour that nobody shared has no address on paper."""
    assert "plan.example" not in text_of(reader(link=""))
    assert "plan.example" not in text_of(reader("stampcard", link="file:///etc/passwd"))


def test_the_stamp_card_has_a_field_for_each_stop():
    """Every stop of all days is on the card."""
    said = text_of(reader("stampcard", "en"))
    assert "Svornost Mine" in said
    assert "Miners' Fair" in said
    assert said.count("stamp or signature") == 3
