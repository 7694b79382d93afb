"""The encoder leaves nothing that opens a template, a literal or an element."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Template

from icplanner.ui.encoder import TEXT_LIMIT, encode_json, encode_text

# Pieces that open something, so that random texts hit them often.
OPENERS = (
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "${",
    "`",
    "\\",
    "</script>",
    "<!--",
    "&lt;",
    "\u2028",
    '"',
)
HOSTILE = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(OPENERS)), max_size=12).map(
    "".join
)
VALUES = st.recursive(
    st.one_of(
        HOSTILE,
        st.booleans(),
        st.none(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(HOSTILE, inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(HOSTILE)
def test_an_encoded_text_holds_no_character_that_opens_anything(text):
    """Whatever the text, no brace, dollar, backtick, backslash, quote or angle is left."""
    assert re.search(r"[{}$`\\<>\"'\x00-\x1f\u2028\u2029]", encode_text(text)) is None


@settings(max_examples=150)
@given(HOSTILE)
def test_an_encoded_text_survives_a_template_and_reads_as_before(text):
    """A second compilation changes nothing, and decoding gives the printable text back."""
    encoded = encode_text(text)
    assert Template(encoded).render() == encoded
    kept = "".join(" " if sign in "\t\r\n\u2028\u2029" else sign for sign in text)
    plain = html.unescape(encoded)
    assert plain == "".join(sign for sign in kept if sign in plain)[:TEXT_LIMIT]


def test_a_long_text_is_cut_before_it_is_encoded():
    """The limit counts the reader's characters, and never halves an entity."""
    assert encode_text("{" * 300, limit=3) == "&#123;&#123;&#123;"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Porcelán\u202egnp.exe", "an override would turn the reading direction"),
        ("Dům\x00 kultury\x1b[31m", "control characters"),
        ("Hrad\ud800", "half a character breaks every encoder after this one"),
    ],
)
def test_what_no_reader_sees_is_dropped(text, why):
    """Signs without a shape of their own do not reach the page."""
    assert not set(encode_text(text)) & set("\u202e\x00\x1b\ud800"), why


@settings(max_examples=150)
@given(VALUES)
def test_encoded_json_is_the_same_value(value):
    """Escaping changes no value."""
    assert json.loads(encode_json(value)) == json.loads(json.dumps(value))


@settings(max_examples=150)
@given(VALUES)
def test_encoded_json_passes_a_template_unchanged(value):
    """A second compilation as a template changes nothing and runs nothing."""
    encoded = encode_json(value)
    assert Template(encoded).render() == encoded
    assert re.search(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[<>%#&`$\u2028\u2029]", encoded) is None


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_know_is_refused(number):
    """NaN and infinity would be a name the script does not know."""
    with pytest.raises(ValueError, match="JSON compliant"):
        encode_json([number])
