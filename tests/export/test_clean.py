"""Text on its way out."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from icplanner.export.clean import host, line, mail_address, web_address

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_a_clean_line_fits_into_xml_and_utf8(text):
    """Whatever the text, XML takes the line, UTF-8 encodes it, and it has no line break."""
    clean = line(text)
    assert (etree.fromstring(f"<a>{escape(clean)}</a>").text or "") == clean
    assert clean.encode().decode() == clean
    assert "\n" not in clean
    assert line(clean) == clean


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=50))
def test_ordinary_text_stays(text):
    """Letters of any script pass; only their composition is normalised."""
    assert line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://user:secret@host.example/",
        "https://",
        "//host.example/x",
        "ftp://host.example/",
        "https://host.example/a b",
        "https://host.example/\x00",
        "https://[broken/",
        "data:text/html,x",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_pass(address):
    """What is no http(s) address with a host becomes nothing."""
    assert web_address(address) == ""
    assert host(address) == ""


def test_a_web_address_cannot_end_what_it_stands_in():
    """Quotes and brackets inside an address are percent-encoded."""
    assert web_address('https://a.example/"><b>') == "https://a.example/%22%3E%3Cb%3E"
    assert host("https://www.porcelan.example/x") == "porcelan.example"


def test_only_addresses_are_mail_addresses():
    """A text that is no e-mail address becomes nothing."""
    assert mail_address("info@muzeum.example") == "info@muzeum.example"
    assert mail_address("info@muzeum.example?bcc=x") == mail_address(None) == ""
