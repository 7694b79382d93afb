"""The calendar feed, asked over HTTP as calendar programs ask it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from http.client import HTTPMessage
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from icalendar import Calendar

from icplanner.catalogue.reading import read_catalogue
from icplanner.programme import Programme, calendar, to_document
from icplanner.programme.entry import cancelled, confirmed, moved
from icplanner.programme.programme import with_changed, with_chosen
from icplanner.store import Database, Document, Documents

MINERS = "den-horniku-sokolov-2027"


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def entries(self) -> dict[str, dict]:
        """Return the entries by id, as an independent reader sees them."""
        found = Calendar.from_ical(self.body).events
        return {str(one["uid"]).split("@")[0]: one for one in found}


@pytest.fixture
def programmes(database_url, app_url) -> Iterator[Documents]:
    """Return the programmes of the running app, which has brought its database up to date."""
    ask(app_url, "nothing")
    database = Database(database_url)
    yield Documents(database, "programme")
    database.close()


def ask(app_url: str, token: str, headers: dict[str, str] | None = None, **query: str) -> Answer:
    """Ask for a feed."""
    url = f"{app_url}/calendar/{token}.ics?{urlencode(query)}"
    try:
        with urlopen(Request(url, headers=headers or {}), timeout=60) as answer:  # noqa: S310 - ours
            return Answer(answer.status, answer.headers, answer.read())
    except HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def season(data_dir) -> Programme:
    """Return September 2027 as a programme."""
    events = read_catalogue(data_dir).events.values()
    return with_chosen(
        Programme(name="Slavnosti září 2027", year=2027), calendar(events, 2027, 9).occurrences
    )


def released(programmes: Documents, programme: Programme, before: Document | None = None):
    """Release a programme, as the next version of an earlier one."""
    content = to_document(programme)
    if before is None:
        document = programmes.create(programme.name, content)
    else:
        document = programmes.save(before, content)
    return programmes.release(document)


def test_a_released_programme_is_a_calendar(programmes, app_url, data_dir):
    """The whole programme comes with stable ids, its version, its age and how often to ask."""
    document = released(programmes, season(data_dir))
    answer = ask(app_url, programmes.share(document.id), lang="de")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    feed = Calendar.from_ical(answer.body)
    assert feed["x-wr-calname"] == "Slavnosti září 2027"
    assert feed.decoded("refresh-interval") == timedelta(hours=6)
    assert feed["x-published-ttl"] == "PT6H"
    assert len(answer.entries) == 13
    miners = answer.entries[MINERS]
    assert "geschätzt" in miners["summary"]
    assert int(miners["sequence"]) == document.version
    assert miners.decoded("last-modified") == document.saved_at.replace(microsecond=0)


def test_the_next_release_is_followed(programmes, app_url, data_dir):
    """Confirmed, moved and cancelled events keep their ids and say what became of them."""
    first = season(data_dir)
    document = released(programmes, first)
    token = programmes.share(document.id)
    before = ask(app_url, token)
    sure, shifted, gone = first.entries[:3]
    later = with_changed(first, confirmed(sure, "office"))
    week = timedelta(weeks=1)
    later = with_changed(later, moved(shifted, shifted.start + week, shifted.end + week))
    later = with_changed(later, cancelled(gone, "flood"))
    document = released(programmes, later, document)
    after = ask(app_url, token)
    assert after.entries.keys() == before.entries.keys()
    assert after.entries[sure.uid]["status"] == "CONFIRMED"
    assert after.entries[gone.uid]["status"] == "CANCELLED"
    assert after.entries[shifted.uid].decoded("dtstart") == shifted.start + week
    for uid, entry in after.entries.items():
        assert int(entry["sequence"]) > int(before.entries[uid]["sequence"])
    assert after.headers["ETag"] != before.headers["ETag"]


def test_what_did_not_change_is_answered_in_a_line(programmes, app_url, data_dir):
    """Who asks with the tag of the last answer gets 304 and no body."""
    token = programmes.share(released(programmes, season(data_dir)).id)
    tag = ask(app_url, token).headers["ETag"]
    again = ask(app_url, token, {"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")


def test_a_draft_is_never_fed(programmes, app_url, data_dir):
    """Neither a programme that never was released, nor what changed since the release."""
    draft = programmes.create("Draft", to_document(season(data_dir)))
    token = programmes.share(draft.id)
    assert ask(app_url, token).status == 404
    document = programmes.release(draft)
    changed = replace(season(data_dir), entries=())
    programmes.save(document, to_document(changed))
    assert len(ask(app_url, token).entries) == 13


def test_a_revoked_address_is_dead_at_once(programmes, app_url, data_dir):
    """After revoking every old address answers 404, also with the tag of an earlier answer."""
    document = released(programmes, season(data_dir))
    token = programmes.share(document.id)
    tag = ask(app_url, token).headers["ETag"]
    programmes.revoke(document.id)
    assert ask(app_url, token, {"If-None-Match": tag}).status == 404


@pytest.mark.parametrize(
    ("query", "count"),
    [({"series": "den-horniku-sokolov"}, 1), ({"kind": "parade"}, 3), ({"series": "none"}, 0)],
)
def test_a_feed_is_narrowed(programmes, app_url, data_dir, query, count):
    """A series, or what the page's filters leave, is a feed of its own."""
    token = programmes.share(released(programmes, season(data_dir)).id)
    found = ask(app_url, token, **query).entries
    assert len(found) == count
    assert (MINERS in found) == (count > 0)


@pytest.mark.parametrize(
    "query", [{"lang": "xx"}, {"kind": "war"}, {"series": "../x"}, {"place": "A" * 3000}]
)
def test_an_absurd_question_is_refused(programmes, app_url, data_dir, query):
    """A filter that means nothing is not answered with everything."""
    token = programmes.share(released(programmes, season(data_dir)).id)
    assert ask(app_url, token, **query).status == 400


@pytest.mark.parametrize("token", ["guess", "x" * 5000, "..%2F..%2Fapp", "%00", "a%0d%0ab"])
def test_a_guess_opens_nothing(app_url, token):
    """Whatever stands in the address, nothing but a secret of ours opens a calendar."""
    answer = ask(app_url, token)
    assert answer.status in {400, 404}
    assert b"VCALENDAR" not in answer.body


def test_a_feed_lies_under_the_path_of_the_app(programmes, app_below_a_path, data_dir):
    """Where the app is served below a path, so is the feed, and not beside it."""
    document = released(programmes, season(data_dir))
    token = programmes.share(document.id)
    below = ask(f"{app_below_a_path}/planner", token)
    assert (below.status, len(below.entries)) == (200, 13)
    assert ask(app_below_a_path, token).headers.get_content_type() != "text/calendar"
