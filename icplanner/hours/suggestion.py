"""Opening hours as people type them, turned into a proposal in OpenStreetMap's syntax."""

from __future__ import annotations

import re
from typing import Final

from icplanner.hours.expression import HoursError, expression

_DASH: Final = re.compile(r"\s*[\u2010-\u2015\u2212]\s*")
_DAY_WORDS: Final = (
    (r"pond[eě]l[íi]|montags?|mondays?|mo|po|mon", "Mo"),
    (r"[úu]ter[ýy]|dienstags?|tuesdays?|tu|tue|[úu]t|di", "Tu"),
    (r"st[řr]eda|mittwochs?|wednesdays?|we|wed|st|mi", "We"),
    (r"[čc]tvrtek|donnerstags?|thursdays?|th|thu|[čc]t|do", "Th"),
    (r"p[áa]tek|freitags?|fridays?|fr|fri|p[áa]", "Fr"),
    (r"sobota|samstags?|sonnabends?|saturdays?|sa|sat|so", "Sa"),
    (r"ned[ěe]le|sonntags?|sundays?|su|sun|ne", "Su"),
    (r"sv[áa]tky|sv[áa]tek|feiertage?|feiertags|public holidays?|ph", "PH"),
)
_MONTH_WORDS: Final = (
    (r"leden|ledna|lednu|januar|jänner|january|jan", "Jan"),
    (r"únor|února|únoru|februar|february|feb", "Feb"),
    (r"březen|března|březnu|märz|march|mar", "Mar"),
    (r"duben|dubna|dubnu|april|apr", "Apr"),
    (r"květen|května|květnu|mai|may", "May"),
    (r"červenec|července|červenci|juli|july|jul", "Jul"),
    (r"červen|června|červnu|juni|june|jun", "Jun"),
    (r"srpen|srpna|srpnu|august|aug", "Aug"),
    (r"září|september|sept?", "Sep"),
    (r"říjen|října|říjnu|oktober|october|okt|oct", "Oct"),
    (r"listopad|listopadu|november|nov", "Nov"),
    (r"prosinec|prosince|prosinci|dezember|december|dez|dec", "Dec"),
)
_DAILY: Final = re.compile(
    r"\b(?:denn[ěe]|ka[žz]d[ýy]\s+den|ka[žz]dodenn[ěe]|t[äa]glich|daily|every day)\b",
    re.IGNORECASE,
)
_ALWAYS: Final = re.compile(
    r"^(?:nonstop|non-stop|st[áa]le|voln[ěe] p[řr][íi]stupn[ée]|24 ?h(?:odin)?|rund um die uhr|"
    r"immer|durchgehend|always|frei zug[äa]nglich)$",
    re.IGNORECASE,
)
_BOOKING: Final = re.compile(
    r"na (?:telefonickou? )?objedn[áa]vku|po (?:telefonick[ée] )?(?:domluv[ěe]|dohod[ěe])|"
    r"na vy[žz][áa]d[áa]n[íi]|nach (?:vereinbarung|absprache|anmeldung|voranmeldung)|"
    r"auf anfrage|by appointment|on request|by arrangement",
    re.IGNORECASE,
)
_NOISE: Final = re.compile(
    r"\b(?:otev[řr]eno|otev[íi]rac[íi] doba|ge[öo]ffnet|[öo]ffnungszeiten|open(?:ing hours)?|uhr|"
    r"hod(?:in)?\.?|od|von|from)\b:?",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(r"\b(?:zav[řr]eno|geschlossen|ruhetag|closed)\b", re.IGNORECASE)
_TIME: Final = re.compile(
    r"\b(\d{1,2})(?:[.:](\d{2}))?\s*(?:h\s*)?-\s*(\d{1,2})(?:[.:](\d{2}))?(?:\s*h)?\b"
)


def suggest(text: str) -> str | None:
    """Return what a typed text probably means in `opening_hours` syntax, or None.

    Czech, German and English ("Po-Pá 9-17", "otevřeno denně 9–17", "na objednávku",
    "Mo–So 9–17 Uhr"). A proposal for a person to confirm, never applied unseen: "so" is Saturday
    in Czech and Sunday in German, and the day beside it decides. What comes back has been read
    by `expression`; a text that is already in the syntax comes back as it is.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if _readable(typed):
        return typed
    if _ALWAYS.match(typed):
        return "24/7"
    booking = _BOOKING.search(typed)
    hours = _hours(_BOOKING.sub(" ", typed)) if booking else _hours(typed)
    if booking:
        comment = '"by appointment"'
        return f"{hours} {comment}" if hours and _readable(f"{hours} {comment}") else comment
    return hours


def _hours(typed: str) -> str | None:
    plain = _DASH.sub("-", typed)
    german = _is_german(plain)
    plain = _NOISE.sub(" ", _DAILY.sub(" Mo-Su ", plain))
    plain = re.sub(r"(?<=\d)\s*(?:bis|to|do|a[žz])\s*(?=\d)", "-", plain)
    for pattern, name in _days(german=german):
        plain = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)\.?", name, plain, flags=re.IGNORECASE)
    for pattern, name in _MONTH_WORDS:
        plain = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)\.?", name, plain, flags=re.IGNORECASE)
    plain = _CLOSED.sub("off", plain)
    plain = re.sub(
        r"\s*-\s*(?=[A-Z][a-z])|(?<=[a-z])\s+(?:a[žz]|bis|to|until|do)\s+(?=[A-Z])", "-", plain
    )
    plain = re.sub(r"(?<=[A-Za-z\d])\s*(?:\ba\b|\bund\b|\band\b|&|\+|/)\s*(?=[A-Z\d])", ",", plain)
    plain = _TIME.sub(_clock, plain)
    plain = re.sub(r"(?<=[a-zH])\s*:\s*(?=\d|off)", " ", plain)
    plain = re.sub(r"\s*,\s*", ",", plain)
    plain = re.sub(r"(\d{2}:\d{2}|off),(?=[A-Z])", r"\1; ", plain)
    plain = re.sub(r"(?<=\d{2}) (?=(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b)", "; ", plain)
    plain = re.sub(r"\s+", " ", plain).strip(" .,;:")
    plain = re.sub(r"\s*;\s*", "; ", plain)
    return plain if _readable(plain) else None


def _is_german(text: str) -> bool:
    """Return whether "so" is Sunday here: German words or weekdays stand beside it."""
    german = re.search(
        r"\b(?:mo|di|mi|uhr|t[äa]glich|geschlossen|ge[öo]ffnet)\b", text, re.IGNORECASE
    )
    return german is not None


def _days(*, german: bool) -> tuple[tuple[str, str], ...]:
    if german:
        return (("so", "Su"), *_DAY_WORDS)
    return _DAY_WORDS


def _clock(match: re.Match[str]) -> str:
    if max(int(match[1]), int(match[3])) > 24:
        return match[0]
    start = f"{int(match[1]):02}:{match[2] or '00'}"
    return f"{start}-{int(match[3]):02}:{match[4] or '00'}"


def _readable(text: str) -> bool:
    try:
        expression(text)
    except HoursError:
        return False
    return True
