"""The Word text, read back by python-docx."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from small_tours import small_context, small_tour

from icplanner.catalogue.localised import LANGS
from icplanner.export import render
from icplanner.words import Words


def document(lang="cs", **changes):
    """Return the document as another program opens it."""
    return Document(io.BytesIO(render("docx", small_tour(), small_context(lang, **changes))))


def styled(found, style):
    """Return the texts of a style."""
    return [p.text for p in found.paragraphs if p.style.name == style]


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_has_real_headings(lang):
    """Title, a heading a day and a heading a stop are Word's own styles."""
    found = document(lang)
    assert len(styled(found, "Title")) == 1
    assert len(styled(found, "Heading 2")) == 3
    assert styled(found, "Heading 2")[0].startswith("1  ")
    assert len(styled(found, "Heading 1")) >= 4


def test_the_language_of_the_text_is_stated():
    """A spelling checker must know what it reads."""
    styles = document("de").styles
    assert styles["Normal"].element.xpath("w:rPr/w:lang/@w:val") == ["de-DE"]
    assert styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["de-DE"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_timetable_says_what_its_columns_are(lang):
    """The first row of each day's table is a heading that repeats; other tables have none."""
    found = document(lang)
    heads = [table for table in found.tables if table._tbl.xpath("w:tr/w:trPr/w:tblHeader")]
    assert len(heads) == 2
    assert heads[0].rows[0].cells[0].text == Words(lang).text("Time")
    assert heads[0].rows[1].cells[0].text == "9:00"
    assert all(len(table._tbl.xpath("w:tr/w:trPr/w:tblHeader")) == 1 for table in heads)
    assert all(table.columns[0].width < table.columns[1].width for table in found.tables)


def test_the_map_is_a_picture_with_words_for_those_who_cannot_see_it():
    """The picture has an alternative text."""
    found = document("en")
    (picture,) = found.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Map of the tour")


def test_links_are_live_and_only_to_the_web():
    """The shared tour and the sources are hyperlinks with http(s) addresses."""
    relations = document().part.rels.values()
    targets = {rel.target_ref for rel in relations if rel.reltype.endswith("/hyperlink")}
    assert targets == {"https://plan.example/t/abc", "https://zdroj.example/"}


def test_a_source_that_is_written_in_two_ways_is_named_once():
    """An address with its letters encoded and the same one without are one page."""
    context = small_context()
    mine = context.catalogue.sites["mine"]
    twice = ("https://zdroj.example/důl", "https://zdroj.example/d%C5%AFl")
    sites = {**context.catalogue.sites, "mine": replace(mine, sources=twice)}
    context = replace(context, catalogue=replace(context.catalogue, sites=sites))
    found = Document(io.BytesIO(render("docx", small_tour(), context)))
    shown = [link.text for p in found.paragraphs for link in p.hyperlinks]
    assert sum("zdroj.example/d" in text for text in shown) == 1


def test_a_link_that_is_none_is_left_out():
    """A shared address of another kind never gets into the file."""
    relations = document(link="javascript:alert(1)").part.rels.values()
    targets = {rel.target_ref for rel in relations if rel.reltype.endswith("/hyperlink")}
    assert targets == {"https://zdroj.example/"}
