"""The costing sheet, read back by openpyxl."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from small_tours import small_context, small_tour

from icplanner.export import render


def sheets(lang="en", *, values=False, text=None):
    """Return the workbook: formulas, or the values stored beside them."""
    content = render("xlsx", small_tour(text), small_context(lang, text))
    return load_workbook(io.BytesIO(content), data_only=values)


def row_of(sheet, label):
    """Return the number of the row with a label in its second column."""
    return next(row[1].row for row in sheet.iter_rows() if row[1].value == label)


def test_prices_are_numbers_and_an_unknown_one_is_an_empty_cell():
    """Three stops: a price, an unknown, and nothing to pay."""
    sheet = sheets()["Costing"]
    assert [sheet.cell(row, 5).value for row in (7, 8, 9)] == [120, None, 0]
    assert sheet.cell(8, 7).value == "price not known: ask"


def test_totals_are_formulas_with_the_right_values_beside_them():
    """Admissions sum up for one and for all people; the unknown one is counted, never 0."""
    sheet, stored = sheets()["Costing"], sheets(values=True)["Costing"]
    total = row_of(sheet, "Admissions")
    assert sheet.cell(total, 5).value == "=SUM(E7:E9)"
    assert (stored.cell(total, 5).value, stored.cell(total, 6).value) == (120, 480)
    unknown = row_of(sheet, "Prices not known")
    assert sheet.cell(unknown, 5).value == "=COUNTBLANK(E7:E9)"
    assert stored.cell(unknown, 5).value == 1
    grand = row_of(sheet, "Total")
    assert sheet.cell(grand, 6).value.startswith("=F")
    assert stored.cell(grand, 6).value == 480
    assert stored.cell(grand, 7).value == "at least: some prices are not known"


def test_no_text_of_the_data_becomes_a_formula():
    """What begins like a formula is a text cell, in every sheet."""
    book = sheets(text='=HYPERLINK("https://x.example","+1")')
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.hyperlink is None
            if cell.data_type == "f":
                assert "HYPERLINK" not in cell.value
    assert book.worksheets[0].cell(7, 2).value.startswith("=HYPERLINK")
    assert book.worksheets[0].cell(7, 2).data_type == "s"
