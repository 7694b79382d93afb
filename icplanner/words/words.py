"""One language's words: messages, plurals, dates, numbers and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from babel.dates import format_date, format_datetime, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from icplanner.catalogue.localised import Lang
from icplanner.locales import translations

# Babel's own short forms write the year in two digits, the English one American.
_MOMENTS: Final[dict[Lang, str]] = {
    "cs": "d. M. y H:mm",
    "de": "d. M. y, HH:mm",
    "en": "d MMM y, HH:mm",
}
_DAY_AND_MONTH: Final[dict[Lang, str]] = {"cs": "d. M.", "de": "d. M.", "en": "d MMM"}


def mark(message: str) -> str:
    """Mark an English message for translation where it is stored, to be looked up later."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that is said in one language.

    Message ids are the English texts; numbers and names go in through named placeholders.
    """

    lang: Lang

    def text(self, message: str, **values: object) -> str:
        """Return the message in this language, `%(name)s` replaced by the values."""
        found = translations(self.lang).gettext(message)
        return found % values if values else found

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form for `count`, which the message may name as `%(count)s`."""
        found = translations(self.lang).ngettext(one, many, count)
        return found % {"count": self.number(count), **values}

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number the way the language writes it, rounded to `decimals`."""
        pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
        return format_decimal(round(value, decimals), format=pattern, locale=self.lang)

    def points(self, value: float) -> str:
        """Return points with their one decimal, also where it is 0.

        After a decimal every language here has one form of the word: Czech says "o 10,0 bodu".
        """
        return format_decimal(round(value, 1), format="#,##0.0", locale=self.lang)

    def price(self, amount: float, currency: str) -> str:
        """Return an amount of money, without decimals where there are none."""
        digits = "#,##0" if float(amount).is_integer() else "#,##0.00"
        pattern = f"¤{digits}" if self.lang == "en" and currency != "CZK" else f"{digits}\u00a0¤"
        return format_currency(
            amount, currency, format=pattern, locale=self.lang, currency_digits=False
        )

    def day(self, value: date, form: str = "full") -> str:
        """Return a date; `form` is Babel's "full", "long", "medium", "short" or a pattern."""
        return format_date(value, format=form, locale=self.lang)

    def weekday(self, value: date, *, short: bool = False, year: bool = False) -> str:
        """Return a day with its day of the week: "Wednesday 14 Jul", "Wed 14 Jul 2027"."""
        form = ("EEE " if short else "EEEE ") + _DAY_AND_MONTH[self.lang] + (" y" if year else "")
        return format_date(value, format=form, locale=self.lang)

    def moment(self, value: datetime) -> str:
        """Return a date with its time, the day as the calendar writes it."""
        return format_datetime(value, format=_MOMENTS[self.lang], locale=self.lang)

    def clock(self, minute: int) -> str:
        """Return a minute of the day as a clock time; 1500 is "1:00" of the next day."""
        hours, minutes = divmod(minute % 1440, 60)
        return format_time(time(hours, minutes), format="H:mm", locale=self.lang)

    def duration(self, minutes: float) -> str:
        """Return a length of time ("1 h 15 min")."""
        hours, rest = divmod(round(minutes), 60)
        parts = [f"{hours}\u00a0h"] * bool(hours) + [f"{rest}\u00a0min"] * bool(rest or not hours)
        return " ".join(parts)

    def listing(self, items: Sequence[str], style: str = "standard") -> str:
        """Return "a, b and c"; `style` "or" gives "a, b or c"."""
        return format_list(list(items), style=style, locale=self.lang)  # type: ignore[arg-type]
