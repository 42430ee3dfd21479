"""When: time expressions to TIMEX3 values and intervals of days."""

from dragoman.resolve.when._event import event_date
from dragoman.resolve.when._kind import retag
from dragoman.resolve.when._resolve import resolve_times
from dragoman.resolve.when._spot import find_times

__all__ = ["event_date", "find_times", "resolve_times", "retag"]
