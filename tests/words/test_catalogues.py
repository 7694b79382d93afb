"""The message catalogues and the code say the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from icplanner.catalogue.localised import LANGS
from icplanner.locales import FOLDER

ROOT = Path(__file__).resolve().parents[2]

# How the code names a message: `words.text(...)`, `words.plural(one, many, ...)`, `mark(...)`.
KEYWORDS = {"text": None, "plural": (1, 2), "mark": None}
TRANSLATED = [lang for lang in LANGS if lang != "en"]
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")


@cache
def used() -> set[str]:
    """Return the ids of every message in the code."""
    found: set[str] = set()
    for folder in ("icplanner", "pages"):
        rows = extract_from_dir(str(ROOT / folder), [("**.py", "python")], keywords=KEYWORDS)
        for _, _, message, _, _ in rows:
            found.add(message if isinstance(message, str) else message[0])
    return found - {""}


def catalogues(lang: str) -> dict[str, Catalog]:
    """Return the catalogues of a language by file name."""
    found = {}
    for path in sorted((FOLDER / lang).glob("*.po")):
        with path.open("rb") as file:
            found[path.name] = read_po(file, locale=lang, abort_invalid=True)
    return found


def entries(lang: str):
    """Return (file, message) of every message of a language."""
    return [(name, m) for name, room in catalogues(lang).items() for m in room if m.id]


def first_id(message) -> str:
    """Return the id a message is looked up by."""
    return message.id if isinstance(message.id, str) else message.id[0]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_message_of_the_code_is_translated(lang):
    """No message of the code is missing in a language."""
    assert used() - {first_id(m) for _, m in entries(lang)} == set()


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_translation_is_left_over(lang):
    """No message of a catalogue has vanished from the code."""
    assert {first_id(m) for _, m in entries(lang)} - used() == set()


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_message_stands_in_one_catalogue(lang):
    """Two rooms never translate the same message differently."""
    counts = Counter(first_id(m) for _, m in entries(lang))
    assert [message for message, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_translation_is_blank_or_doubtful(lang):
    """Each form of each message is written, and none is marked fuzzy."""
    faulty = []
    for name, message in entries(lang):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.fuzzy or not all(form and form.strip() for form in forms):
            faulty.append((name, message.id))
    assert faulty == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_translation_keeps_the_placeholders(lang):
    """Every form fills in the same names as the English text."""
    faulty = []
    for name, message in entries(lang):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        # A singular may leave the number out ("one record").
        faulty += [
            (name, form)
            for form in forms
            if set(PLACEHOLDER.findall(form)) - {"%(count)s"} != wanted - {"%(count)s"}
        ]
    assert faulty == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_plurals_have_all_forms_of_the_language(lang):
    """Czech counts in three forms, German in two."""
    wanted = {"cs": 3, "de": 2}[lang]
    faulty = [
        (name, m.id)
        for name, m in entries(lang)
        if isinstance(m.id, tuple) and len(m.string) != wanted
    ]
    assert faulty == []
