"""The tour's costing sheet (XLSX): typed cells, totals by formula, unknowns counted."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

from icplanner.export.context import Context
from icplanner.export.itinerary import Itinerary, itinerary
from icplanner.tours import Tour

_WIDTHS: Final = (6, 46, 24, 16, 16, 22, 40)
_MONEY: Final = '#,##0.00\\ "Kč"'
# Cells a reader fills in.
_INPUT: Final = {"bg_color": "#fff7d6", "border": 1, "border_color": "#c9a95f"}


@dataclass(frozen=True, slots=True)
class _Book:
    """An open workbook with its formats."""

    book: Any
    formats: dict[str, Any]

    def sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet


def render(tour: Tour, context: Context) -> bytes:
    """Return the costing sheet as XLSX.

    Texts are written as text cells, whatever they begin with; an unknown price is an empty cell,
    counted below, and the total then says "at least".
    """
    told = itinerary(tour, context, with_map=False)
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties(
            {
                "title": told.title,
                "comments": told.made,
                "created": context.made.replace(tzinfo=None),
            }
        )
        opened = _Book(book, _formats(book))
        _costing(opened, tour, told, context)
        _timetable(opened, told, context)
        _sources(opened, told, context)
    return stream.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "head": book.add_format(
            {"bold": True, "bg_color": "#1f4e79", "font_color": "#ffffff", "text_wrap": True}
        ),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "plain": book.add_format({}),
        "bold": book.add_format({"bold": True}),
        "money": book.add_format({"num_format": _MONEY, "valign": "top"}),
        "total": book.add_format({"num_format": _MONEY, "bold": True, "top": 1}),
        "km": book.add_format({"num_format": "#,##0.0"}),
        "input": book.add_format(_INPUT),
        "input_money": book.add_format({**_INPUT, "num_format": _MONEY}),
        "unknown": book.add_format(
            {**_INPUT, "num_format": _MONEY, "bg_color": "#fbd9d3", "valign": "top"}
        ),
        "warning": book.add_format({"font_color": "#9c3d00", "bold": True}),
    }


def _costing(opened: _Book, tour: Tour, told: Itinerary, context: Context) -> None:
    words, formats = context.words, opened.formats
    sheet = opened.sheet(words.text("Costing"))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, told.title, formats["title"])
    sheet.write_string(1, 0, told.subtitle, formats["plain"])
    if told.draft:
        sheet.write_string(1, 5, told.draft, formats["warning"])
    people = tour.request.group_size
    sheet.write_string(3, 1, words.text("People"), formats["bold"])
    sheet.write_number(3, 2, people, formats["input"])
    heads = ["№", words.text("Stop"), words.text("Date"), words.text("Time")]
    heads += [words.text("One adult"), words.text("All people"), words.text("Note")]
    for column, head in enumerate(heads):
        sheet.write_string(5, column, head, formats["head"])
    prices = [stop.price_czk for day in tour.days for stop in day.stops]
    first = 6
    row = first
    for day in told.days:
        for stop in day.stops:
            price = prices[stop.number - 1]
            sheet.write_number(row, 0, stop.number, formats["plain"])
            sheet.write_string(row, 1, stop.name, formats["text"])
            sheet.write_datetime(row, 2, _midnight(day.date), _date_format(opened))
            sheet.write_string(row, 3, stop.span, formats["plain"])
            known = "" if price is None else price * people
            if price is None:
                sheet.write_blank(row, 4, None, formats["unknown"])
                sheet.write_string(row, 6, words.text("price not known: ask"), formats["warning"])
            else:
                sheet.write_number(row, 4, price, formats["money"])
            formula = f'=IF(ISNUMBER(E{row + 1}),E{row + 1}*$C$4,"")'
            sheet.write_formula(row, 5, formula, formats["money"], known)
            row += 1
    _totals(opened, sheet, context, tour, (first, row))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def _date_format(opened: _Book) -> Any:
    return opened.formats.setdefault(
        "date", opened.book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    )


def _totals(opened: _Book, sheet: Any, context: Context, tour: Tour, rows: tuple[int, int]) -> None:
    words, formats = context.words, opened.formats
    first, row = rows
    span = f"{first + 1}:E{row}"
    people = tour.request.group_size
    unknown = sum(stop.price_czk is None for day in tour.days for stop in day.stops)
    adult = sum(stop.price_czk or 0 for day in tour.days for stop in day.stops)
    stops = row - first

    def line(label: str, column: int, formula: str, style: str, value: float) -> None:
        nonlocal row
        sheet.write_string(row, 1, label, formats["bold"])
        sheet.write_formula(row, column, formula, formats[style], value)
        row += 1

    adults = f"=SUM(E{span})" if stops else "=0"
    everybody = f"=SUM(F{first + 1}:F{row})" if stops else "=0"
    sheet.write_string(row, 1, words.text("Admissions"), formats["bold"])
    sheet.write_formula(row, 4, adults, formats["total"], adult)
    sheet.write_formula(row, 5, everybody, formats["total"], adult * people)
    admissions = row + 1
    row += 1
    blanks = f"=COUNTBLANK(E{span})" if stops else "=0"
    line(words.text("Prices not known"), 4, blanks, "bold", unknown)
    unknowns = row
    row += 1
    km = sum(leg.distance_km for day in tour.days for leg in day.legs)
    inputs = (
        (words.text("Way in km"), km, "km"),
        (words.text("Price of one km (fill in)"), None, "input_money"),
        (words.text("Guide of the tour (fill in)"), None, "input_money"),
        (words.text("Meals for each person (fill in)"), None, "input_money"),
        (words.text("Other costs (fill in)"), None, "input_money"),
    )
    start = row
    for label, value, style in inputs:
        sheet.write_string(row, 1, label, formats["plain"])
        if value is None:
            sheet.write_blank(row, 5, None, formats[style])
        else:
            sheet.write_number(row, 5, round(value, 1), formats[style])
        row += 1
    total = f"=F{admissions}+F{start + 1}*F{start + 2}+F{start + 3}+F{start + 4}*$C$4+F{start + 5}"
    row += 1
    line(words.text("Total"), 5, total, "total", adult * people)
    least = words.text("at least: some prices are not known")
    complete = words.text("all prices of admission are known")
    verdict = f'=IF(E{unknowns}>0,"{_quoted(least)}","{_quoted(complete)}")'
    sheet.write_formula(row - 1, 6, verdict, formats["warning"], least if unknown else complete)
    line(words.text("Each person"), 5, f"=IF($C$4>0,F{row}/$C$4,0)", "total", adult)


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _timetable(opened: _Book, told: Itinerary, context: Context) -> None:
    words, formats = context.words, opened.formats
    sheet = opened.sheet(words.text("Timetable"))
    sheet.set_column(0, 1, 14)
    sheet.set_column(2, 2, 60)
    sheet.set_column(3, 3, 70)
    heads = (words.text("Date"), words.text("Time"), words.text("What"), words.text("Details"))
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, formats["head"])
    row = 1
    for day in told.days:
        for entry in day.entries:
            sheet.write_datetime(row, 0, _midnight(day.date), _date_format(opened))
            sheet.write_string(row, 1, entry.time, formats["plain"])
            sheet.write_string(row, 2, entry.title, formats["text"])
            sheet.write_string(row, 3, entry.detail, formats["text"])
            row += 1
    sheet.freeze_panes(1, 0)


def _sources(opened: _Book, told: Itinerary, context: Context) -> None:
    words, formats = context.words, opened.formats
    sheet = opened.sheet(words.text("Sources"))
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 100)
    rows = [(told.standing, ""), *((credit, "") for credit in told.credits)]
    rows += [(stop.name, source) for stop in told.stops for source in stop.sources]
    for row, (left, right) in enumerate(rows):
        sheet.write_string(row, 0, left, formats["plain"])
        sheet.write_string(row, 1, right, formats["plain"])
