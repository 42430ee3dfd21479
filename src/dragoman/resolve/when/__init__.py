"""When: time expressions to TIMEX3 values and intervals of days."""

from dragoman.resolve.when._kind import retag
from dragoman.resolve.when._resolve import resolve_times
from dragoman.resolve.when._spot import find_times

__all__ = ["find_times", "resolve_times", "retag"]
