"""A tour of two days: sites, an event, an unknown price, a lunch; in any words one likes."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.credits import Credit, Credits
from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Access, Kind, Site, Status
from icplanner.export.context import Context
from icplanner.tours import (
    DayWish,
    Hub,
    LunchPlace,
    LunchStop,
    Request,
    Severity,
    Stop,
    StopKind,
    Tour,
    TourDay,
    TourLeg,
    TourWarning,
)
from icplanner.travel import Mode
from icplanner.words import Words

MADE = datetime(2027, 5, 1, 9, tzinfo=ZoneInfo("Europe/Prague"))
HUB_AT, MINE_AT, WORKS_AT, FAIR_AT = (50.23, 12.87), (50.35, 12.90), (50.21, 12.84), (50.36, 12.92)


def names(text: str | None, cs: str, de: str, en: str) -> Localised:
    """Return names, or the same hostile text in every language."""
    return Localised(cs, de, en) if text is None else Localised(text, text, text)


def leg(start, end, a: str, b: str, depart: int) -> TourLeg:
    """Return a quarter of an hour by car."""
    return TourLeg(
        from_id=a,
        to_id=b,
        mode=Mode.CAR,
        method="road",
        minutes=15,
        buffer_min=0,
        distance_km=12.0,
        error_min=3.0,
        depart_min=depart,
        geometry=(start, end),
    )


def visit(record: Site | Event, at, times: tuple[int, int, int, int], **more) -> Stop:
    """Return a stop at a site or an event; times are arrival, start, end and latest arrival."""
    arrive, start, end, latest = times
    return Stop(
        id=record.id,
        kind=StopKind.SITE if isinstance(record, Site) else StopKind.EVENT,
        names=record.names,
        municipality=record.municipality,
        position=at,
        arrive_min=arrive,
        start_min=start,
        end_min=end,
        latest_arrival_min=latest,
        **more,
    )


def small_tour(text: str | None = None) -> Tour:
    """Return the tour; `text` replaces every name in it."""
    hub = Hub(id="kv", names=names(text, "Karlovy Vary", "Karlsbad", ""), position=HUB_AT)
    known = small_catalogue(text)
    mine = visit(
        known.sites["mine"],
        MINE_AT,
        (555, 560, 620, 570),
        opens_min=540,
        closes_min=1020,
        price_czk=120,
    )
    works = visit(known.sites["works"], WORKS_AT, (640, 700, 760, 710), guided=True)
    fair = visit(known.events["fair"], FAIR_AT, (575, 600, 720, 600), price_czk=0)
    first = TourDay(
        date=date(2027, 9, 11),
        start_hub=hub,
        end_hub=hub,
        depart_min=540,
        return_min=780,
        stops=(mine, works),
        legs=(
            leg(HUB_AT, MINE_AT, "kv", "mine", 540),
            leg(MINE_AT, WORKS_AT, "mine", "works", 620),
            leg(WORKS_AT, HUB_AT, "works", "kv", 760),
        ),
        lunch=LunchStop(
            leg=1,
            place=LunchPlace.AFTER,
            start_min=645,
            end_min=690,
            restaurant="inn",
            name=text or "U Havíře",
            position=WORKS_AT,
        ),
    )
    second = TourDay(
        date=date(2027, 9, 12),
        start_hub=hub,
        end_hub=hub,
        depart_min=555,
        return_min=740,
        stops=(fair,),
        legs=(leg(HUB_AT, FAIR_AT, "kv", "fair", 555), leg(FAIR_AT, HUB_AT, "fair", "kv", 720)),
    )
    return Tour(
        request=Request(
            start="kv",
            days=(DayWish(first.date, 540, 1020), DayWish(second.date, 540, 1020)),
            group_size=4,
        ),
        days=(first, second),
        score=12.0,
        price_czk=120.0,
        prices_unknown=1,
        warnings=(
            TourWarning(code="price_unknown", severity=Severity.DOUBT, day=0, stop="works"),
            TourWarning(code=text or "lunch_no_place", severity=Severity.DOUBT, day=1),
        ),
    )


def small_catalogue(text: str | None = None) -> Catalogue:
    """Return the records behind the stops; `text` replaces every word in them."""
    mine = Site(
        id="mine",
        names=names(text, "Důl Svornost", "Grube Eintracht", "Svornost Mine"),
        kind=Kind.MUSEUM,
        industries=("silver_mining",),
        era=(),
        country="CZ",
        municipality=text or "Jáchymov",
        address=text or "Na Dole 1, Jáchymov",
        position=MINE_AT,
        opening_hours=text or "Tu-Su 09:00-17:00",
        opening_year=2026,
        price_adult=120.0,
        currency="CZK",
        wheelchair=Access.NO,
        website=text or "https://dul.example/vstup?a=1&b=2",
        phone=text or "+420 353 000 000",
        email=text or "dul@dul.example",
        operator=text or "Spolek havířů",
        languages=(text or "cs",),
        summaries=names(text, "Stříbro a radium.", "Silber und Radium.", "Silver and radium."),
        sources=(text or "https://zdroj.example/",),
        status=Status.OPEN,
    )
    works = Site(
        id="works",
        names=names(text, "Porcelánka Žižka", "", ""),
        kind=Kind.WORKING_ENTERPRISE,
        industries=("porcelain",),
        era=(),
        country="CZ",
        municipality=text or "Březová",
        position=WORKS_AT,
        summaries=Localised(cs=text or "Vyrábí se tu dodnes."),
    )
    fair = Event(
        id="fair",
        names=names(text, "Hornická pouť", "Bergmannsfest", "Miners' Fair"),
        kind=text or "fair",
        industries=("silver_mining",),
        venue_name=text or "náměstí",
        municipality=text or "Jáchymov",
        country="CZ",
        status=EventStatus.RECURRING,
        organiser=text or "Město Jáchymov",
        price=text,
        website=text,
    )
    return Catalogue(sites={"mine": mine, "works": works}, events={"fair": fair})


CREDITS = Credits(
    tuple(
        Credit(
            id=file,
            names=Localised(cs=file),
            files=(file,),
            source=file,
            source_url=None,
            licence="CC BY 4.0",
            licence_file=None,
            credit=credit,
            share_alike=False,
            note="",
        )
        for file, credit in (
            ("sites.geojson", "© Sběratelé míst"),
            ("events.csv", "© Sběratelé akcí"),
            ("roads/edges.csv", "© Kreslíři silnic"),
            ("restaurants/restaurants.csv", "© OpenStreetMap contributors"),
            ("basemap/water.geojson", "© Kreslíři vod"),
        )
    )
)


def small_context(lang="cs", text: str | None = None, **changes) -> Context:
    """Return what the exports know beside the tour; `changes` replace fields."""
    known = {
        "words": Words(lang),
        "catalogue": small_catalogue(text),
        "credits": CREDITS,
        "made": MADE,
        "title": text or "",
        "link": "https://plan.example/t/abc",
    }
    return Context(**(known | changes))
