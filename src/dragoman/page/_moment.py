"""Dates and times as pages print them, to ISO 8601."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from dragoman.page._tables import rows_of

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?!\d|[/.-]\d)", re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
        r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)",
    )
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONE = r"(?:\s*\(?(?P<zone>Z\b|[A-Z]{3,4}\b|(?:GMT|UTC)?\s*[+-]\d{1,2}:?(?:\d\d)?\b))?"
_AFTER = re.compile(rf"[T\s,|·•–—-]*(?:at\s+|/\s*)?{_CLOCK}{_ZONE}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\d:.]){_CLOCK}{_ZONE}[\s,|·•–—-]*(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?\Z",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?\Z")
_EARLIEST, _LATEST = 1700, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, with its time where it is given, at characters [start, end) of a line."""

    iso: str
    start: int
    end: int


def iso_moment(written: str) -> str | None:
    """Return an ISO 8601 date or date-time in its usual form ("2021-08-19T09:36", "+00:00" for Z), else None.

    A moment written in words is read as well; years outside 1700-2100 are taken for mistakes.
    """
    written = written.strip()
    try:
        moment = date.fromisoformat(written) if len(written) <= 10 else datetime.fromisoformat(written)
    except ValueError:
        found = moments_in(written[:100])
        return found[0].iso if found else None
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.isoformat()


def moments_in(line: str) -> list[Moment]:
    """Return the full dates (day, month, year) in ``line``, in order, each with the clock time beside it.

    Of two numbers before a year the first is the day, unless it cannot be.
    """
    found: list[Moment] = []
    if not _ANY_YEAR.search(line):
        return found
    for form in _FORMS:
        for match in form.finditer(line):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                day = _day(match.groupdict())
                if day:
                    found.append(_with_clock(line, match.start(), match.end(), day))
    return sorted(found, key=lambda moment: moment.start)


def _day(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    if "first" in parts:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        named = (parts["month"] or "").lower()
        month = int(named) if named.isdigit() else 1 + [name[:3] for name in _MONTHS].index(named[:3])
        day = int(parts["day"] or 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_clock(line: str, start: int, end: int, day: date) -> Moment:
    after = _AFTER.match(line, end)
    if after:
        clock = _clock(after.groupdict())
        return Moment(day.isoformat() + clock, start, after.end() if clock else end)
    before = _BEFORE.search(line, max(0, start - 40), start)
    if before:
        clock = _clock(before.groupdict())
        return Moment(day.isoformat() + clock, before.start() if clock else start, end)
    return Moment(day.isoformat(), start, end)


def _clock(parts: dict[str, str | None]) -> str:
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or "").lower()
    if half and hour > 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    seconds = f":{parts['second']}" if parts["second"] else ""
    return f"T{hour:02}:{parts['minute']}{seconds}{_zone(parts['zone'])}"


def _zone(written: str | None) -> str:
    if not written:
        return ""
    name = written.strip().upper()
    if name == "Z":
        return "+00:00"
    offset = _OFFSET.search(name)
    if offset and int(offset[2]) <= 14:
        return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    return _offsets().get(name, "")


@cache
def _offsets() -> dict[str, str]:
    return dict(rows_of("time_zones.tsv"))
