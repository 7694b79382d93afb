"""Text of the data on the screen."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icplanner.ui.text import (
    escaped,
    host_of,
    link,
    mail_link,
    phone_link,
    plain,
    web_address,
)

JOINER = "\u2060"
HOSTILE = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            *(":red[", "](", ")", "$x$", ":smile:", ":material/home:", "<b>", "**", "`", "|", "#"),
            *("http://", "www.a.b", "a@b.cz", "->", "\\", "{{7*7}}", "${x}", "\u202e", "\x00"),
            *("\n", "é", "\u00a0", "\u202f"),
        ]
    ),
    max_size=10,
).map("".join)


@given(HOSTILE)
@example("<script>alert(1)</script>")
@example("\ud800")
def test_escaped_text_reads_as_the_text(text):
    """A reader sees the very text on one line; nothing of it is left that Markdown could read."""
    shown = escaped(text)
    read = re.sub("[\u00a0\u202f]", " ", unescape(shown)).replace(JOINER, "")
    assert read == plain(text).replace(JOINER, "")
    assert not set("[]()<>*_`$:|{}\\#@~&;\n\r") & set(re.sub(r"&#\d+;", "", shown))


def test_what_belongs_together_stays_together():
    """A blank at which no line may break stays one, and any row of blanks is a single one."""
    assert escaped("1\u00a0h 5\u202f%") == "1\u00a0h 5\u202f&#37;"
    assert escaped("a \u00a0 b\u00a0\u00a0c\u00a0") == "a b c"


@given(HOSTILE)
def test_addresses_in_running_text_are_no_links(text):
    """Streamlit's second look at the text finds neither addresses nor arrows nor its logo."""
    seen = unescape(escaped(text)).lower()
    assert not re.search(r"https?://|www\.|:streamlit:|->|\w@\w", seen)


@given(HOSTILE)
def test_a_link_leads_only_where_it_says(text):
    """Only complete http(s) addresses become links, and no text can break out of one."""
    made = link(text, text)
    target = re.fullmatch(r"\[[^\]\[]*\]\((?P<to>[^()\s<>]*)\)", made)
    if target:
        assert target["to"].startswith(("http://", "https://"))
    else:
        assert made == escaped(text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT://x.cz/%0aalert(1)",
        "data:text/html,x",
        "//host.cz/x",
        "http://",
        "https://user:word@host.cz/",  # hides the host
        "http://a b.cz",
        "http://[::1",  # no address at all
        "https://x.cz/\n",
        "https://x.cz/" + "a" * 3000,
    ],
)
def test_unsafe_addresses_are_refused(url):
    """What is not plainly a web address is text."""
    assert web_address(url) is None


def test_a_real_address_stays_what_it_is():
    """Real addresses pass, odd characters are percent-encoded."""
    assert web_address("https://www.moser.com/cs?x=1#y") == "https://www.moser.com/cs?x=1#y"
    assert web_address("https://x.cz/a(b)") == "https://x.cz/a%28b%29"
    assert web_address("https://x.cz/důl") == "https://x.cz/d%C5%AFl"
    assert host_of("https://www.moser.com/cs") == "moser.com"


def test_contacts_become_links_only_when_they_are_contacts():
    """A telephone number and an e-mail address are links, anything else is text."""
    assert phone_link("+420 354 621 377").endswith("(tel:+420354621377)")
    assert mail_link("info@muzeum.cz").endswith("(mailto:info@muzeum.cz)")
    assert phone_link("call me) [x](http://e.test)") == escaped("call me) [x](http://e.test)")
    assert mail_link("a@b.cz?bcc=x@y.cz") == escaped("a@b.cz?bcc=x@y.cz")


def test_long_text_is_cut():
    """No text is longer on the screen than its limit."""
    assert len(plain("a" * 100_000)) == 4000
    assert plain("a b" * 10, 5) == "a ba…"
