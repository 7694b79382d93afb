"""The leaflet and the stamp card, read back by pypdf."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from small_tours import MADE, leg, small_context, small_tour

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.credits import read_credits
from icplanner.catalogue.localised import LANGS, Localised
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.version import data_version
from icplanner.export import render
from icplanner.export.tour_check import Checker, TourCheck
from icplanner.tours import Severity, TourWarning, read_tour
from icplanner.travel import travel_for


def reader(name="pdf", lang="cs", **changes):
    """Return the file as another program opens it."""
    return PdfReader(io.BytesIO(render(name, small_tour(), small_context(lang, **changes))))


def reader_of(tour, context):
    """Return the leaflet of a tour as another program opens it."""
    return PdfReader(io.BytesIO(render("pdf", tour, context)))


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


def long_day(stops: int, days: int, data_dir):
    """Return a tour of so many stops a day, those with the longest texts of the catalogue."""
    catalogue = read_catalogue(data_dir)
    sites = sorted(
        (site for site in catalogue.sites.values() if site.position),
        key=lambda site: -len(f"{site.summaries}{site.opening_hours}{site.address}{site.email}"),
    )
    tour = small_tour()
    pattern, hub = tour.days[0].stops[0], tour.days[0].start_hub
    told = []
    for number in range(days):
        chosen = sites[number * stops : (number + 1) * stops]
        visits = tuple(
            replace(
                pattern,
                id=site.id,
                names=site.names,
                municipality=site.municipality,
                position=site.position,
                arrive_min=500 + 40 * index,
                start_min=500 + 40 * index,
                end_min=530 + 40 * index,
                price_czk=site.price_adult,
            )
            for index, site in enumerate(chosen)
        )
        places = [(hub.id, hub.position), *((v.id, v.position) for v in visits)]
        places.append(places[0])
        ways = tuple(
            leg(here, there, a, b, 480 + 40 * index)
            for index, ((a, here), (b, there)) in enumerate(pairwise(places))
        )
        told.append(
            replace(
                tour.days[0],
                date=tour.days[0].date + timedelta(days=number),
                stops=visits,
                legs=ways,
                return_min=1080,
            )
        )
    return replace(tour, days=tuple(told), warnings=()), catalogue


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("stops", "days", "most"), [(1, 1, 2), (3, 1, 2), (8, 1, 2), (12, 1, 2), (4, 3, 2), (12, 3, 6)]
)
def test_a_day_takes_two_pages_at_most(stops, days, most, lang, data_dir):
    """Twelve stops with the longest texts of the data fit on two pages, several days on more."""
    tour, catalogue = long_day(stops, days, data_dir)
    context = small_context(lang, catalogue=catalogue, credits=read_credits(data_dir))
    found = PdfReader(io.BytesIO(render("pdf", tour, context)))
    assert len(found.pages) <= most
    said = text_of(found)
    for stop in (stop for day in tour.days for stop in day.stops):
        start = f"{stop.start_min // 60}:{stop.start_min % 60:02}"
        assert start in said


def test_what_is_left_out_is_told():
    """Texts are shortened where there is no room, and the leaflet says where they are whole."""
    site = small_context().catalogue.sites["mine"]
    wordy = replace(site, summaries=Localised(*["Tady se dobývalo stříbro a cín. " * 30] * 3))
    tour = small_tour()
    stops = tuple(replace(tour.days[0].stops[0], start_min=500 + n, id=f"m{n}") for n in range(12))
    day = replace(tour.days[0], stops=stops, legs=(), lunch=None)
    catalogue = Catalogue(sites={stop.id: replace(wordy, id=stop.id) for stop in stops})
    found = reader_of(replace(tour, days=(day,)), small_context("cs", catalogue=catalogue))
    assert len(found.pages) == 2
    assert "Některé texty jsou tu zkrácené" in text_of(found)
    assert "zkrácené" not in text_of(reader())


def test_checked_on_means_a_check():
    """The leaflet says that it was checked only when the checker ran, and what it found."""

    def said(checker):
        return text_of(reader(lang="en", checker=checker))

    def found(*breaks):
        return lambda _tour, day: TourCheck(day=day, data="0a1b2c3d", breaks=breaks)

    assert "Not checked again since it was planned" in said(None)
    assert "Checked on 1 May 2027 by the planner with the data 0a1b2c3d" in said(found())
    late = TourWarning(code="visited_twice", severity=Severity.BREAKS, day=0, stop="mine")
    told = said(found(late))
    assert "1 thing does not work" in told
    assert "Svornost Mine: Does not work" in told
    assert "The hours were stated for 2026." in told


def test_the_checker_finds_what_does_not_work(data_dir):
    """A tour whose stops nobody knows breaks, and the data are named by their content."""
    checker = Checker(catalogue=Catalogue(), travel=travel_for(data_dir), data=data_dir)
    found = checker(small_tour(), MADE.date())
    assert found.breaks
    assert found.data == data_version(data_dir)
    assert found.day == MADE.date()


def test_the_tour_that_tests_and_measurements_export_works(data_dir):
    """With the data as they are, nothing of it breaks."""
    tour = read_tour(Path(__file__).with_name("five_stops.json").read_bytes())
    travel = travel_for(data_dir)
    checker = Checker(catalogue=read_catalogue(data_dir), travel=travel, data=data_dir)
    assert checker(tour, MADE.date()).breaks == ()
