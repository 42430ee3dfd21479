"""The days that a stretch or a duration covers."""

import calendar
import datetime as dt
import math

from dragoman.resolve.when._calendar import Stretch
from dragoman.resolve.when._meaning import Part

#: First day, last day (ISO, both included) and precision.
Interval = tuple[str, str, str]


def interval_of(stretch: Stretch, part: Part | None = None) -> Interval | None:
    """The days of a stretch; of a decade or century only the named part ("the early 1960s" is 1960 to 1964)."""
    days = stretch.days()
    if days is None:
        return None
    first, last = days
    if part and stretch.unit in ("decade", "century"):
        tenth = 1 if stretch.unit == "decade" else 10
        begin, end = {"early": (0, 5), "mid": (4, 7), "late": (7, 10)}[part]
        first = first.replace(year=max(1, first.year + begin * tenth))
        last = last.replace(year=stretch.year + end * tenth - 1)
    precision = "interval" if stretch.unit in ("weekend", "half") else stretch.unit
    return first.isoformat(), last.isoformat(), precision


def reach_of(today: dt.date | None, amount: float | None, code: str, reach: str) -> Interval | None:
    """The days of "the last seven years" (``past``) or "the next two weeks" (``future``), counted from ``today``."""
    if today is None or amount is None or amount > 5000:
        return None
    sign = -1 if reach == "past" else 1
    try:
        other = _move(today, sign * amount, code)
    except (ValueError, OverflowError):
        return None
    first, last = sorted((today, other))
    if code in ("Y", "DE", "CE"):
        return f"{first.year:04d}-01-01", f"{last.year:04d}-12-31", "year"
    if code in ("M", "Q") and amount > 1:
        end = calendar.monthrange(last.year, last.month)[1]
        return first.replace(day=1).isoformat(), last.replace(day=end).isoformat(), "month"
    return first.isoformat(), last.isoformat(), "day"


def _move(day: dt.date, amount: float, code: str) -> dt.date:
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(code)
    if months is None:
        days = {"D": 1.0, "W": 7.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}.get(code, 1.0) * amount
        return day + dt.timedelta(days=math.ceil(days) if days > 0 else math.floor(days))
    total = day.year * 12 + day.month - 1 + round(months * amount)
    year, month = total // 12, total % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
