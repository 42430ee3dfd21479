"""Stretches of the calendar (a day, a week, a decade...), their TIMEX3 values, and arithmetic on them."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]

#: Units from fine to coarse; a stretch of a finer unit lies in one of every coarser unit.
FINENESS: dict[Unit, int] = {
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "quarter": 4,
    "season": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
}

_SEASONS = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
_SEASON_MONTHS = {1: 3, 2: 6, 3: 9, 4: 12}
_MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN: dict[Unit, int] = {"day": 1, "weekend": 7, "week": 7}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of the calendar.

    ``year`` is negative before Christ (-480 is 480 BC) and is the first year of a decade (1990) or the
    hundreds of a century (1900 for the 20th). ``number`` counts the month, ISO week, quarter, half or
    season (spring is 1) within the year; ``day`` the day in the month. A ``None`` inside says that the
    text leaves it open.
    """

    unit: Unit
    year: int
    number: int | None = None
    day: int | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value: 1998-08-07, 1998-W33, 1998-Q2, 1998-SU, 198 (decade), 19 (century), BC0480."""
        year = f"{self.year:04d}" if self.year >= 0 else f"BC{-self.year:04d}"
        match self.unit:
            case "day":
                return f"{year}-{self.number:02d}-{self.day:02d}"
            case "month":
                return f"{year}-{self.number:02d}"
            case "week":
                return f"{year}-W{self.number:02d}"
            case "weekend":
                return f"{year}-W{self.number:02d}-WE"
            case "quarter":
                return f"{year}-Q{self.number}"
            case "half":
                return f"{year}-H{self.number}"
            case "season":
                return f"{year}-{_SEASONS[self.number or 1]}"
            case "year":
                return year
            case "decade":
                return year[:-1]
            case "century":
                return year[:-2]

    def days(self) -> tuple[dt.date, dt.date] | None:
        """First and last day, or None where Python's calendar does not reach (before the year 1, after 9999)."""
        try:
            return self._days()
        except (ValueError, OverflowError):
            return None

    def _days(self) -> tuple[dt.date, dt.date]:
        number = self.number or 1
        match self.unit:
            case "day":
                day = dt.date(self.year, number, self.day or 1)
                return day, day
            case "week":
                return dt.date.fromisocalendar(self.year, number, 1), dt.date.fromisocalendar(self.year, number, 7)
            case "weekend":
                return dt.date.fromisocalendar(self.year, number, 6), dt.date.fromisocalendar(self.year, number, 7)
            case "season":
                return _months(self.year, _SEASON_MONTHS[number], 3)
            case "quarter" | "half":
                length = _MONTHS_IN[self.unit]
                return _months(self.year, (number - 1) * length + 1, length)
            case "month":
                return _months(self.year, number, 1)
            case "year" | "decade" | "century":
                return _months(self.year, 1, _MONTHS_IN[self.unit])

    def floor(self, unit: Unit) -> "Stretch | None":
        """The stretch of ``unit`` that this one lies in; None if this one is coarser (or of another kind)."""
        if unit == self.unit:
            return self
        if FINENESS[unit] <= FINENESS[self.unit]:
            return None
        if unit in ("year", "decade", "century"):
            year = self.year
            if self.unit in ("week", "weekend") and (days := self.days()):
                year = (days[0] + dt.timedelta(days=3)).year
            step = {"year": 1, "decade": 10, "century": 100}[unit]
            return Stretch(unit, int(year / step) * step)
        month = self._month()
        if month is None:
            return None
        match unit:
            case "week" | "weekend":
                return of_day(self.days(), unit)
            case "month":
                return Stretch("month", self.year, month)
            case "quarter":
                return Stretch("quarter", self.year, (month - 1) // 3 + 1)
            case "half":
                return Stretch("half", self.year, (month - 1) // 6 + 1)
            case "season":
                number = (month - 3) % 12 // 3 + 1
                return Stretch("season", self.year - (month < 3), number)
            case _:
                return None

    def _month(self) -> int | None:
        match self.unit:
            case "day" | "month":
                return self.number
            case "week" | "weekend":
                days = self.days()
                return days[0].month if days else None
            case "quarter":
                return ((self.number or 1) - 1) * 3 + 1
            case _:
                return None

    def shift(self, count: int, unit: Unit | None = None) -> "Stretch | None":
        """The stretch of ``unit`` (its own, if not given) that lies ``count`` of them later; None off the calendar."""
        start = self.floor(unit) if unit else self
        if start is None or abs(count) > 200_000:
            return None
        unit = start.unit
        if unit in _DAYS_IN:
            days = start.days()
            try:
                return of_day(days[0] + dt.timedelta(days=count * _DAYS_IN[unit]), unit) if days else None
            except OverflowError:
                return None
        if unit in ("year", "decade", "century"):
            return _in_range(Stretch(unit, start.year + count * _MONTHS_IN[unit] // 12))
        per_year = {"month": 12, "quarter": 4, "season": 4, "half": 2}[unit]
        total = start.year * per_year + (start.number or 1) - 1 + count
        return _in_range(Stretch(unit, total // per_year, total % per_year + 1))


def of_day(days: tuple[dt.date, dt.date] | dt.date | None, unit: Unit = "day") -> Stretch | None:
    """The stretch of ``unit`` that holds a day (or the first of two days)."""
    if days is None:
        return None
    day = days if isinstance(days, dt.date) else days[0]
    if unit in ("week", "weekend"):
        iso = day.isocalendar()
        return Stretch(unit, iso.year, iso.week)
    return Stretch("day", day.year, day.month, day.day).floor(unit)


def plain_day(moment: dt.date | None) -> dt.date | None:
    """The day of a date that may be a ``datetime``, which does not compare with days."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the day exists; before Christ any day of up to 31 counts."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return False
    if not 1 <= year <= 9999:
        return True
    return day <= _length(year, month)


def _in_range(stretch: Stretch) -> Stretch | None:
    return stretch if -9999 <= stretch.year <= 9999 else None


def _length(year: int, month: int) -> int:
    following = dt.date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else None
    return 31 if following is None else (following - dt.timedelta(days=1)).day


def _months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    last = year * 12 + first - 1 + count - 1
    last_year, last_month = last // 12, last % 12 + 1
    return dt.date(year, first, 1), dt.date(last_year, last_month, _length(last_year, last_month))
