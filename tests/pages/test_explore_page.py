"""The page Explore, run without a browser."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.localised import LANGS, Localised
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Status
from icplanner.hours import Verdict, windows
from icplanner.travel import StraightLine
from icplanner.ui.explore.opening import VERDICTS
from icplanner.ui.link import WITHIN_MIN
from icplanner.words import Words
from icplanner.words.travel import NOTES

TODAY = date(2027, 9, 18)
SITE = "dul-mauritius-hrebecna"
TRAVEL = StraightLine()


def place(catalogue, travel, lang, today) -> None:
    """Place the page; AppTest runs this function as a script."""
    from icplanner.ui.explore.page import explore  # noqa: PLC0415 - a script imports for itself
    from icplanner.words import Words  # noqa: PLC0415

    explore(catalogue, travel, Words(lang), today=today)


@pytest.fixture(scope="session")
def shipped(data_dir) -> Catalogue:
    """Return the catalogue the product ships."""
    return read_catalogue(data_dir)


@pytest.fixture
def app(shipped):
    """Return a function that opens the page with a link and runs it."""

    def opened(lang="en", catalogue=shipped, **parameters) -> AppTest:
        test = AppTest.from_function(
            place, args=(catalogue, TRAVEL, lang, TODAY), default_timeout=30
        )
        for name, value in parameters.items():
            test.query_params[name] = value
        return test.run()

    return opened


def drawn(test: AppTest, component: str) -> dict:
    """Return the data sent to one of the page's components."""
    for element in test.main:
        proto = getattr(element, "proto", None)
        if getattr(proto, "component_name", "").endswith(component):
            return json.loads(proto.json)
    pytest.fail(f"{component} is not on the page")


def shown(test: AppTest) -> str:
    """Return all Markdown of the page."""
    return "\n".join(element.value for element in (*test.markdown, *test.header, *test.caption))


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_shows_what_the_map_shows(app, shipped, lang):
    """Every site that is not closed is in the list, in every language."""
    test = app(lang)
    assert not test.exception
    open_ones = {s.id for s in shipped.sites.values() if s.status is not Status.CLOSED}
    assert set(drawn(test, "list")["ids"]) == open_ones


@pytest.mark.parametrize("lang", LANGS)
def test_every_card_can_be_opened_in_every_language(app, shipped, lang):
    """The card of each site comes up with its name."""
    test = app(lang)
    for site in list(shipped.sites.values())[::9]:
        test.query_params["site"] = site.id
        test.run()
        assert not test.exception, site.id
        assert test.header


def test_a_link_brings_its_filters_and_its_card(app, shipped):
    """Filters, search and card of a link are all there."""
    test = app(industry="mining", country="CZ", q="mauritius", site=SITE)
    panel = drawn(test, "panel")
    assert panel["chosen"] == {"industry": ["mining"], "country": ["CZ"]}
    assert test.text_input[0].value == "mauritius"
    assert shipped.sites[SITE].names.en.split(",")[0] in shown(test)
    assert not test.info


def test_absurd_links_are_told_and_change_nothing(app):
    """A link of nonsense shows the whole catalogue and says what was ignored."""
    test = app(kind="palace", km="1e9", q="x" * 100_000, site="../../etc")
    assert "kind" in test.info[0].value
    assert "site" in test.info[0].value
    assert drawn(test, "panel")["chosen"] == {}


def test_an_empty_answer_says_why_and_offers_a_way_out(app):
    """A search that finds nothing explains the empty map; one click brings everything back."""
    test = app(q="qqqq")
    assert test.warning
    test.button[0].click().run()
    assert not test.warning
    assert test.text_input[0].value == ""
    assert "q" not in test.query_params


def test_an_empty_catalogue_is_told(app):
    """Without a single readable site the page says so instead of an empty map."""
    test = app(catalogue=Catalogue())
    assert test.error
    assert not test.exception


def test_hostile_texts_are_shown_letter_by_letter(app, shipped):
    """Markup in any field of a site reaches the screen escaped only."""
    evil = ":red[x] <b>y</b> [z](javascript:1) {{7*7}} $a$ `c`"
    site = replace(
        shipped.sites[SITE],
        names=Localised(cs=evil, de=evil, en=evil),
        summaries=Localised(en=evil),
        municipality=evil,
        address=evil,
        industries=(evil,),
        opening_hours=evil,
        opening_source=evil,
        tour_starts=evil,
        price_adult=1,
        price_source=evil,
        currency="CZK",
        languages=("cs",),
        website=f"javascript:{evil}",
        phone=evil,
        email=evil,
        operator=evil,
        heritage_status=(evil,),
        status_note=evil,
        sources=(evil, f"https://x.cz {evil}"),
        coord_source=evil,
        guided_starts=(GuidedStart(site=SITE, days=evil, times=(600,), note=evil, source=evil),),
    )
    test = app(catalogue=Catalogue(sites={site.id: site}), site=site.id)
    assert not test.exception
    text = shown(test)
    assert "7&#42;7" in text
    for raw in (":red[", "<b>", "javascript:1", "{{7", "$a$", "`c`"):
        assert raw not in text
        assert raw not in "".join(element.value for element in (*test.warning, *test.error))


def test_a_text_in_another_language_is_flagged(app):
    """Notes that exist in English only say so to a Czech reader, not to an English one."""
    words = Words("cs")
    assert words.text("in English") in shown(app("cs", site=SITE))
    assert ":gray-badge[in English]" not in shown(app("en", site=SITE))


@pytest.mark.parametrize(
    "message",
    [
        None,
        "text",
        {"seq": "1", "parameters": {}},
        {"seq": 1},
        {"seq": 1, "parameters": {"kind": 7}},
        {"seq": 1, "parameters": {"kind": "palace"}},
    ],
)
def test_forged_messages_of_the_panel_change_nothing(message):
    """Whatever a browser sends in the panel's name, only known values get through."""

    def script(message) -> None:
        import streamlit as st  # noqa: PLC0415

        from icplanner.ui.explore import state  # noqa: PLC0415
        from icplanner.ui.link import Known  # noqa: PLC0415

        known = Known(values={}, hubs=(), sites=frozenset())
        state.current(known)
        state.ask(message, known)
        state.pick("../../etc", known)
        st.write(str(state.current(known)))

    test = AppTest.from_function(script, args=(message,)).run()
    assert not test.exception
    assert (
        "Filters(text='', chosen={}), site=None, near=None, open_on=None" in test.markdown[0].value
    )


def test_an_empty_link_keeps_the_view(app):
    """The navigation's links carry no filters; those of before stay, and are asked for."""
    test = app(kind="museum", q="sklo")
    for name in list(test.query_params):
        del test.query_params[name]
    test.run()
    assert drawn(test, "panel")["chosen"] == {"kind": ["museum"]}
    assert test.text_input[0].value == "sklo"
    assert drawn(test, "panel")["held"]


def test_only_what_is_open_is_shown_when_open_is_asked_for(app, shipped):
    """With "open" chosen, list and counts hold the open sites alone; unknown ones are no part."""
    test = app(on="2027-09-18", verdict="open")
    ids = set(drawn(test, "list")["ids"])
    opened = {s.id for s in shipped.sites.values() if windows(s, TODAY).verdict is Verdict.OPEN}
    assert ids == opened
    panel = drawn(test, "panel")
    assert dict(zip(VERDICTS, panel["by_verdict"], strict=True))[Verdict.OPEN] == len(ids)
    assert panel["asked"] == {"on": "2027-09-18", "verdict": "open"}


def test_the_counts_of_the_verdicts_are_what_choosing_them_shows(app):
    """The number at each verdict equals the rows of the list when it is chosen alone."""
    counts = drawn(app(on="2027-09-18", at="10:30"), "panel")["by_verdict"]
    for verdict, count in zip(VERDICTS, counts, strict=True):
        test = app(on="2027-09-18", at="10:30", verdict=verdict.value)
        assert len(drawn(test, "list")["ids"]) == count
    assert sum(counts) == len(drawn(app(), "list")["ids"])


@pytest.mark.parametrize("lang", LANGS)
def test_rows_say_the_verdict_of_the_day_with_its_evidence(app, lang):
    """Every row of a day carries a verdict and a line; without a day none does."""
    said = drawn(app(lang, on="2027-09-18", at="14:10"), "list")
    assert set(said["days"]) == set(said["ids"])
    assert all(verdict in set(Verdict) and word for verdict, word, _ in said["days"].values())
    assert drawn(app(lang), "list")["days"] == {}


def test_the_minutes_narrow_and_count(app):
    """The count at each number of minutes equals the rows shown with it; rows tell the way."""
    link = {"near": "karlovy-vary", "mode": "car"}
    counts = drawn(app(min="30", **link), "panel")["by_minutes"]
    assert counts == sorted(counts)
    for minutes, count in zip(WITHIN_MIN, counts, strict=True):
        rows = drawn(app(min=str(minutes), **link), "list")
        assert len(rows["ids"]) == count
        assert set(rows["ways"]) == set(rows["ids"])


@pytest.mark.parametrize("lang", LANGS)
def test_the_card_tells_verdict_tours_and_year(app, lang):
    """The card of a guided site holds the day's verdict, its timetable and the year's picture."""
    words = Words(lang)
    test = app(lang, on="2027-09-20", site="grube-tannenberg-schneckenstein")
    assert not test.exception
    text = shown(test)
    assert words.text("closed") in text
    assert "11:30" in text.replace("&#58;", ":")
    drawings = [getattr(element.proto, "body", "") for element in test.main]
    said = words.text("Days in %(year)s: %(counts)s", year=2027, counts="")
    assert any("image/svg+xml" in drawing and said in drawing for drawing in drawings)


def test_a_train_journey_is_told_as_typical(app):
    """Who asks for trains learns that the times are typical ones."""
    test = app(near="karlovy-vary", min="60", mode="train")
    assert NOTES["typical_day"].split()[1] in shown(test)
