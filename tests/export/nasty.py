"""Hostile texts, and what must hold of every file they pass through."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

NASTY = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{7*7}}{% raw %}${7*7}`",
    '=HYPERLINK("https://x.example")',
    '+1 "; DROP',
    "%(name)s %s %d {0}",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX:1",
    ",;:\\n\\,",
    "]]><!-- & &amp; &#0; -->",
    '#eval("1+1") $x$ *b* @r <l> \\u{41}',
    "\ud800\udfff\x00\x08\x1f\ufffe\uffff\u2028",
    "\u202egnp.exe\u2066 عربى עברית 日本 🏭",
    "Zalgo" + "\u0301\u0327\u0489" * 40,
    "https://a.example/?a=1&b=2",
    "javascript:alert(1)",
    "W" * 10_000,
    " ",
]
ANY_TEXT = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=()), min_size=1, max_size=80)
)

# Bidirectional overrides and isolates, and what XML forbids.
UNSEEN = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]"
)


def check_pdf(content: bytes) -> None:
    """Pages open, are not without end, and hold no sign that turns or breaks a text."""
    pages = PdfReader(io.BytesIO(content)).pages
    assert len(pages) < 8
    for page in pages:
        assert not UNSEEN.search(page.extract_text().replace("\n", " "))


def check_docx(content: bytes) -> None:
    """Every part is XML without fields that could run, and links lead to the web only."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    for name in archive.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        part = etree.fromstring(archive.read(name))
        tags = {etree.QName(found).localname for found in part.iter(etree.Element)}
        assert not tags & {"instrText", "fldSimple", "object", "altChunk", "control"}
        assert not UNSEEN.search("".join(part.itertext()))
        for link in part.iter("{*}Relationship"):
            if link.get("TargetMode") == "External":
                assert link.get("Target").startswith(("https://", "http://"))


def plain_of(text: str) -> str:
    """Return the letters and digits of a text, which no format may lose or change."""
    kept = unicodedata.normalize("NFC", text[:60])
    return "".join(sign for sign in kept if sign.isascii() and sign.isalnum())[:20]
