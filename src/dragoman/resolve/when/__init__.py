"""When: time expressions to TIMEX3 values and intervals of days."""

from dragoman.resolve.when._resolve import resolve_times

__all__ = ["resolve_times"]
