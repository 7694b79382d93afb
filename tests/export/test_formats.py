"""What holds for every format."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader
from small_tours import small_context, small_tour

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS
from icplanner.export import FORMATS, file_name, render

DRAFT = {"cs": "Koncept", "de": "Entwurf", "en": "Draft"}
AWAY_FROM_HOME = {"de": "auf Tschechisch", "en": "in Czech"}


def readable(name: str, content: bytes) -> str:
    """Return all the text of an export in one line, however it is packed."""
    if name in {"pdf", "stampcard"}:
        pages = PdfReader(io.BytesIO(content)).pages
        text = "\n".join(page.extract_text() for page in pages)
    elif name in {"docx", "xlsx"}:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = [archive.read(part).decode() for part in archive.namelist() if part.endswith("xml")]
        text = re.sub(r"<[^>]+>", " ", "\n".join(parts))
    elif name == "ics":
        text = content.decode().replace("\r\n ", "").replace("\\,", ",")
    else:
        text = re.sub(r"(?s)<(style|script)[^>]*>.*?</\1>", " ", content.decode())
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_says_that_it_is_one(name, lang):
    """Nothing leaves a draft without its mark, in the reader's language."""
    if name in {"geojson", "jsonld"}:  # marked for machines
        document = json.loads(render(name, small_tour(), small_context(lang)))
        assert document.get("draft") or document.get("creativeWorkStatus") == "Draft"
    else:
        found = readable(name, render(name, small_tour(), small_context(lang)))
        assert DRAFT[lang].lower() in found.lower()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_released_tour_carries_no_mark(name, lang):
    """The mark goes with the release."""
    context = small_context(lang, draft=False)
    found = readable(name, render(name, small_tour(), context))
    assert not re.search(rf"\b{DRAFT[lang]}\b", found.replace('"draft": false', ""), re.IGNORECASE)


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_names_whose_data_it_used(name):
    """Credits of sites, events and roads stand in each file, those of the map where one is."""
    found = readable(name, render(name, small_tour(), small_context()))
    for credit in ("© Sběratelé míst", "© Sběratelé akcí", "© Kreslíři silnic", "© OpenStreetMap"):
        assert credit in found
    assert ("© Kreslíři vod" in found) == (name in {"pdf", "docx", "html"})


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "jsonld"])
@pytest.mark.parametrize("lang", AWAY_FROM_HOME)
def test_a_missing_translation_is_flagged(name, lang):
    """A name that is not written in the reader's language says in which it is."""
    found = readable(name, render(name, small_tour(), small_context(lang)))
    flagged = f"Žižka ({AWAY_FROM_HOME[lang]})"
    assert flagged in found.replace("\xad ", "")  # a line may end inside a word


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"docx", "xlsx"}])
def test_the_same_tour_gives_the_same_file(name):
    """Nothing but the arguments decides the bytes."""
    once, twice = (render(name, small_tour(), small_context()) for _ in range(2))
    assert once == twice


@pytest.mark.parametrize("name", FORMATS)
def test_a_tour_without_its_sites_still_leaves(name):
    """Sites that vanished from the catalogue keep what the tour itself knows."""
    context = small_context(catalogue=Catalogue())
    assert "Svornost" in readable(name, render(name, small_tour(), context))


@pytest.mark.parametrize("name", FORMATS)
def test_a_day_without_stops_is_no_obstacle(name):
    """A tour of which nothing is left is still written."""
    tour = small_tour()
    days = tuple(replace(day, stops=(), legs=(), lunch=None) for day in tour.days)
    assert render(name, replace(tour, days=days), small_context())
    assert render(name, replace(tour, days=()), small_context())


def test_file_names_are_plain():
    """A name is ASCII and tells start, day and format."""
    assert file_name("pdf", small_tour(), small_context()) == "karlovy-vary-2027-09-11.pdf"
    odd = small_context(title="../../Žlutý\u202e kůň?.exe")
    assert file_name("stampcard", small_tour(), odd) == "zluty-kun-exe-2027-09-11.stampcard.pdf"
    assert file_name("gpx", small_tour(), small_context(title="日本")) == "2027-09-11.gpx"
