"""Tell how long a way takes, how far it is, and how sure that is.

`minutes` are those under way: driving without parking, riding without the wait for the train; the
rest stands in `access_min` and `wait_min`, all together in `door_to_door_min`.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from icplanner.catalogue.finding import UnknownName
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.cli.whereabouts import (
    NoPosition,
    Whereabouts,
    read_gazetteer,
    station_of,
    whereabouts,
)
from icplanner.travel import Leg, Mode, Traveller, Unreachable, travel_as_set
from icplanner.travel.feed import FeedProblem
from icplanner.travel.network import NetworkProblem
from icplanner.words import Words
from icplanner.words.travel import (
    changes_text,
    leg_text,
    method_text,
    note_texts,
    ride_text,
    unreachable_text,
)

# A table of all pairs of a hundred places.
MAX_PAIRS: Final = 10_000
MAX_PAIRS_BYTES: Final = 2_000_000


class _Refused(Exception):  # noqa: N818 - an answer to the user, caught in this module
    def __init__(self, code: str, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.suggestions = suggestions


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `travel`."""
    place = 'a place or site by id or name, or "lat,lon"'
    parser.add_argument("start", metavar="FROM", nargs="?", help=place)
    parser.add_argument("end", metavar="TO", nargs="?", help=place)
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], default="car")
    parser.add_argument(
        "--depart", metavar="ISO", help="when to leave (trains); without it a typical journey"
    )
    parser.add_argument(
        "--pairs", type=Path, metavar="FILE.csv", help="columns from, to, mode, depart"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--lang", choices=LANGS, default="cs")


def run(args: Namespace) -> int:
    """Print the way, or all ways of a file; status 1 where there is none."""
    if bool(args.pairs) == bool(args.start) or bool(args.start) != bool(args.end):
        print("give FROM and TO, or --pairs FILE.csv", file=sys.stderr)
        return WRONG_USE
    desk = _Desk(args)
    try:
        if args.pairs:
            return desk.answer_file(args.pairs)
        return desk.answer_one(args.start, args.end)
    except (_Refused, FeedProblem, NetworkProblem, ValueError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE


class _Desk:
    """Answers for one call of the command, with one catalogue and one traveller."""

    def __init__(self, args: Namespace) -> None:
        self._args = args
        self._words = Words(args.lang)
        self._catalogue = read_catalogue(args.data)
        self._gazetteer = read_gazetteer(args.data)
        self._traveller: Traveller = travel_as_set(args.data, os.environ)

    def answer_one(self, start: str, end: str) -> int:
        row = {"from": start, "to": end, "mode": self._args.mode, "depart": self._args.depart or ""}
        ends, found = self._way(row)
        if self._args.json:
            _print_json(_record(row, ends, found, self._words))
        else:
            print("\n".join(_lines(ends, found, self._words)))
        return DONE if isinstance(found, Leg) else NO

    def answer_file(self, path: Path) -> int:
        answers = []
        for row in _read_pairs(path, self._args.mode, self._args.depart or ""):
            try:
                answers.append(_record(row, *self._way(row), self._words))
            except _Refused as error:
                answers.append(_error_record(row, error))
            except (FeedProblem, NetworkProblem) as error:
                answers.append(_error_record(row, _Refused("no_data", str(error))))
        _print_json(answers)
        return DONE

    def _way(
        self, row: dict[str, str]
    ) -> tuple[tuple[Whereabouts, Whereabouts], Leg | Unreachable]:
        mode = _mode(row["mode"])
        depart = _moment(row["depart"])
        start, end = self._place(row["from"]), self._place(row["to"])
        if mode is Mode.TRAIN:
            trains = self._traveller.trains
            stops = station_of(start, trains.timetable), station_of(end, trains.timetable)
            if stops[0] is not None and stops[1] is not None and stops[0] != stops[1]:
                return (start, end), trains.between_stops(stops[0], stops[1], depart)
        return (start, end), self._traveller.leg(start.point, end.point, mode, depart)

    def _place(self, text: str) -> Whereabouts:
        try:
            return whereabouts(self._catalogue, self._gazetteer, text)
        except UnknownName as error:
            raise _Refused("unknown_place", str(error), error.suggestions) from None
        except NoPosition as error:
            raise _Refused("no_position", f"nobody knows yet where {error} lies") from None


def _mode(text: str) -> Mode:
    try:
        return Mode(text.strip().lower())
    except ValueError:
        known = ", ".join(Mode)
        raise _Refused("unknown_mode", f"mode {text!r} is none of {known}") from None


def _moment(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        example = "2026-09-16T08:00"
        raise _Refused("no_date", f"{text!r} is no date and time like {example}") from None


def _read_pairs(path: Path, mode: str, depart: str) -> list[dict[str, str]]:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_PAIRS_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise _Refused("no_file", f"{path.name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _Refused("no_utf8", f"{path.name} is not UTF-8") from None
    if len(content) > MAX_PAIRS_BYTES:
        raise _Refused("too_large", f"{path.name} is larger than {MAX_PAIRS_BYTES:,} bytes")
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    if not {"from", "to"} <= set(names):
        raise _Refused("no_columns", f"{path.name} needs the columns from and to")
    reader.fieldnames = names
    rows: list[dict[str, str]] = []
    for row in reader:
        if len(rows) >= MAX_PAIRS:
            raise _Refused("too_many", f"{path.name} has more than {MAX_PAIRS:,} rows")
        rows.append(
            {
                "from": (row["from"] or "").strip(),
                "to": (row["to"] or "").strip(),
                "mode": (row.get("mode") or "").strip() or mode,
                "depart": (row.get("depart") or "").strip() or depart,
            }
        )
    return rows


def _record(
    row: dict[str, str],
    ends: tuple[Whereabouts, Whereabouts],
    found: Leg | Unreachable,
    words: Words,
) -> dict[str, Any]:
    record: dict[str, Any] = {
        "version": 1,
        "from": row["from"],
        "to": row["to"],
        "mode": found.mode.value,
        "from_place": {"name": ends[0].name, "lat_lon": ends[0].point},
        "to_place": {"name": ends[1].name, "lat_lon": ends[1].point},
    }
    if isinstance(found, Unreachable):
        nothing = dict.fromkeys(("minutes", "km", "method", "error_min"))
        text = unreachable_text(found, words)
        return {**record, **nothing, "unreachable": found.code, "text": text}
    on_train = found.mode is Mode.TRAIN
    under_way = found.minutes - found.wait_min - (0.0 if on_train else found.access_min)
    return {
        **record,
        "minutes": round(under_way, 1),
        "km": round(found.distance_km, 1),
        "method": found.method,
        "error_min": round(found.error_min, 1),
        "drive_minutes": None if on_train else round(found.moving_min, 1),
        "access_min": round(found.access_min, 1),
        "wait_min": round(found.wait_min, 1),
        "door_to_door_min": round(found.minutes, 1),
        "notes": list(found.notes),
        "note_texts": list(note_texts(found, words)),
        "changes": max(0, len(found.rides) - 1),
        "rides": [
            {
                "line": ride.line,
                "from": ride.from_stop,
                "to": ride.to_stop,
                "departs": ride.departs.isoformat(),
                "arrives": ride.arrives.isoformat(),
            }
            for ride in found.rides
        ],
    }


def _error_record(row: dict[str, str], error: _Refused) -> dict[str, Any]:
    return {
        "version": 1,
        **{name: row[name] for name in ("from", "to", "mode")},
        **dict.fromkeys(("minutes", "km", "method", "error_min")),
        "error": error.code,
        "text": str(error),
        "suggestions": list(error.suggestions),
    }


def _lines(
    ends: tuple[Whereabouts, Whereabouts], found: Leg | Unreachable, words: Words
) -> list[str]:
    title = f"{ends[0].name} – {ends[1].name}"
    if isinstance(found, Unreachable):
        return [title, unreachable_text(found, words)]
    rides = [ride_text(ride, words) for ride in found.rides]
    told = [changes_text(found, words)] if rides else []
    method = method_text(found, words)
    return [title, leg_text(found, words), *rides, *told, method, *note_texts(found, words)]


def _print_json(content: Any) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=1))
