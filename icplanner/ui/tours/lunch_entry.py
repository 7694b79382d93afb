"""The lunch in the timeline: when and where, and another place chosen by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Hub, LunchStop, Stop, Tour, TourDay, editing
from icplanner.tours.lunch_choice import LunchChoice, Table, choice_of, tables
from icplanner.tours.restaurants import Openness
from icplanner.ui.text import escaped, link, plain
from icplanner.ui.tours import hand
from icplanner.words import Words, mark
from icplanner.words.opening_hours import schedule_words

_OSM: Final = "https://www.openstreetmap.org/copyright"
_NAME_CHARS: Final = 60

# What stands for a choice in the list: how it is made, and of what.
_FREE: Final = "planner"
_NOWHERE: Final = "nowhere"
_TABLE: Final = "table:"
_TOWN: Final = "town:"

_KNOWN: Final[Mapping[Openness, str]] = {
    Openness.OPEN: mark("open then"),
    Openness.UNKNOWN: mark("hours not known"),
    Openness.SHUT: mark("not open then"),
}


def lunch_entry(tour: Tour, place: int, catalogue: Catalogue, words: Words) -> None:
    """Place the lunch of day number `place`, and what changes where it is taken."""
    meal = tour.days[place].lunch
    if meal is None:
        return
    with st.container(key=f"tours_tl_lunch_{place}"):
        span = f"{words.clock(meal.start_min)}–{words.clock(meal.end_min)}"
        head = escaped(words.text("Lunch: %(place)s", place=place_text(meal, words)))
        st.markdown(f"**{span}** · :material/restaurant: {head}")
        if meal.restaurant is not None:
            st.caption(_about(meal.restaurant, catalogue, words))
        box = st.popover(
            words.text("Choose the place"),
            icon=":material/restaurant:",
            key=f"tours.lunch.box.{place}",
            on_change="rerun",
        )
        if box.open:
            with box:
                _choose(tour, place, catalogue, words)


def place_text(meal: LunchStop, words: Words) -> str:
    """Return where the lunch is taken."""
    if meal.restaurant is not None:
        return meal.name
    if not meal.by_hand:
        return words.text("take it along, or ask in the village")
    if meal.name:
        return words.text("on one's own in %(town)s", town=meal.name)
    return words.text("no particular place")


def _about(restaurant: str, catalogue: Catalogue, words: Words) -> str:
    known = catalogue.restaurants.get(restaurant)
    parts = []
    if known is not None:
        hours = known.opening_hours
        said = "; ".join(schedule_words(hours, words).lines) if hours else ""
        parts = [escaped(text) for text in (known.address, said) if text]
        if known.website:
            parts.append(link(words.text("website"), known.website))
    return " · ".join([*parts, f"[© OpenStreetMap, ODbL]({_OSM})"])


def _choose(tour: Tour, place: int, catalogue: Catalogue, words: Words) -> None:
    """Place the list of what can be chosen; it is made only while somebody looks at it."""
    day = tour.days[place]
    found = {f"{_TABLE}{table.restaurant.id}": table for table in tables(catalogue, day)}
    options = [_FREE, *_towns(day), _NOWHERE, *found]
    now = _option(choice_of(day))
    if now not in options:
        options.append(now)
    # Another field for another choice, so that undoing is shown as well.
    key = f"tours.lunch.choice.{place}.{now}"
    st.selectbox(
        words.text("Where to have lunch"),
        options,
        index=options.index(now),
        format_func=lambda option: _label(option, day, found, words),
        key=key,
        on_change=partial(_chosen, key, place),
        help=words.text(
            "Restaurants within a kilometre of the day's stops; the tour is checked at once."
        ),
    )


def _towns(day: TourDay) -> Sequence[str]:
    """Return one option a town: its first stop stands for it."""
    first: dict[str, str] = {}
    for stop in day.stops:
        first.setdefault(stop.municipality, f"{_TOWN}{stop.id}")
    chosen = choice_of(day)
    if chosen is not None and chosen.stop is not None:
        held = next((stop for stop in day.stops if stop.id == chosen.stop), None)
        if held is not None:
            first[held.municipality] = f"{_TOWN}{held.id}"
    return [option for town, option in first.items() if town]


def _option(choice: LunchChoice | None) -> str:
    if choice is None:
        return _FREE
    if choice.restaurant is not None:
        return f"{_TABLE}{choice.restaurant}"
    return f"{_TOWN}{choice.stop}" if choice.stop is not None else _NOWHERE


def _choice(option: str) -> LunchChoice | None:
    if option.startswith(_TABLE):
        return LunchChoice(restaurant=option.removeprefix(_TABLE))
    if option.startswith(_TOWN):
        return LunchChoice(stop=option.removeprefix(_TOWN))
    return LunchChoice() if option == _NOWHERE else None


def _chosen(key: str, place: int) -> None:
    choice = _choice(str(st.session_state.get(key, _FREE)))
    hand.edit(lambda desk, now: editing.eat(desk, now, place, choice))


def _label(option: str, day: TourDay, found: Mapping[str, Table], words: Words) -> str:
    if option == _FREE:
        return words.text("as the planner sees fit")
    if option == _NOWHERE:
        return words.text("no particular place")
    if option.startswith(_TOWN):
        near = next((s for s in day.stops if s.id == option.removeprefix(_TOWN)), None)
        return words.text("on one's own in %(town)s", town=near.municipality if near else "?")
    table = found.get(option)
    if table is None:
        return day.lunch.name if day.lunch and day.lunch.name else option.removeprefix(_TABLE)
    return words.text(
        "%(name)s · %(distance)s km from %(stop)s · %(open)s",
        name=plain(table.restaurant.name, _NAME_CHARS),
        distance=words.number(table.distance_km, 1),
        stop=_near(table, day, words),
        open=words.text(_KNOWN[table.openness]),
    )


def _near(table: Table, day: TourDay, words: Words) -> str:
    points: tuple[Hub | Stop, ...] = (day.start_hub, *day.stops, day.end_hub)
    near = next(point for point in points if point.id == table.near)
    return plain(near.names.pick(words.lang)[0] or near.id, _NAME_CHARS)
