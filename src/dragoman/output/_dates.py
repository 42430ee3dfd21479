"""Dates as people write them."""

from calendar import monthrange
from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def interval_in_words(start: str, end: str) -> str:
    """Return an interval of ISO days, both included, in the shortest usual form.

    >>> interval_in_words("2021-08-17", "2021-08-17")
    '17 August 2021'
    >>> interval_in_words("2021-03-01", "2021-03-31")
    'March 2021'
    >>> interval_in_words("2014-01-01", "2021-12-31")
    '2014–2021'

    What is no pair of ISO days comes back as it is.
    """
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return start if start == end else f"{start} – {end}"
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and first.month == 1 and last.month == 12:
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if whole_months:
        left, right = [_MONTHS[first.month - 1]], [_MONTHS[last.month - 1]]
    else:
        left, right = [str(first.day), _MONTHS[first.month - 1]], [str(last.day), _MONTHS[last.month - 1]]
    if first.year != last.year:
        return f"{' '.join(left)} {first.year} – {' '.join(right)} {last.year}"
    if left == right:
        return f"{' '.join(right)} {last.year}"
    if whole_months:
        return f"{left[0]}–{right[0]} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{' '.join(right)} {last.year}"
    return f"{' '.join(left)} – {' '.join(right)} {last.year}"


def moment_in_words(moment: str) -> str:
    """Return an ISO date or date-time with its day of the week, and the time where one is given.

    >>> moment_in_words("2021-08-19T09:36+08:00")
    'Thursday 19 August 2021, 09:36'
    """
    try:
        when = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    day = f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{day}, {when:%H:%M}" if len(moment) > 10 else day
