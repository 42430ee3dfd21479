"""Dates of events from the words that give them."""

import datetime as dt

import pytest

from dragoman.record import Date
from dragoman.resolve.when import event_date, find_times, resolve_times
from dragoman.span import Span

FRIDAY = dt.date(2021, 8, 20)


def dated(text: str, words: str, today: dt.date | None = FRIDAY) -> Date | None:
    start = text.index(words)
    times = resolve_times(text, find_times(text), today)
    return event_date(text, Span(start, start + len(words)), times, today)


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "precision"),
    [
        ("They met on Tuesday in Kabul.", "on Tuesday", "2021-08-17", "2021-08-17", "day"),
        ("It has been divided since 1974 by war.", "since 1974", "1974-01-01", "2021-12-31", "year"),
        ("They have marched since Tuesday.", "since Tuesday", "2021-08-17", "2021-08-20", "day"),
        ("They have marched since last October.", "last October", "2020-10-01", "2021-08-31", "month"),
        ("It ruled between 1991 and 1995.", "between 1991 and 1995", "1991-01-01", "1995-12-31", "year"),
        ("It ruled between 1991 and 1995.", "1991", "1991-01-01", "1995-12-31", "year"),
        ("A fair runs from Dec. 4 to 7 there.", "from Dec. 4 to 7", "2021-12-04", "2021-12-07", "interval"),
        ("They met on Nov. 18-19 last year.", "on Nov. 18-19", "2020-11-18", "2020-11-19", "interval"),
        ("He has ruled for eight years.", "for eight years", "2013-01-01", "2021-12-31", "year"),
        (
            "NATO took command in 2003, two years after the Taliban fell.",
            "two years after",
            "2001-01-01",
            "2001-12-31",
            "year",
        ),
        ("They are now in detention.", "now", "2021-08-20", "2021-08-20", "day"),
        ("Planes struck overnight.", "overnight", "2021-08-19", "2021-08-20", "interval"),
    ],
)
def test_event_dates(text: str, words: str, start: str, end: str, precision: str) -> None:
    date = dated(text, words)
    assert date is not None
    assert (date.start, date.end, date.precision) == (start, end, precision)
    assert date.span is not None
    assert date.span.of(text) == words


@pytest.mark.parametrize("words", ["recently", "for years", "on Wednesday"])
def test_words_that_place_nothing_without_a_day_of_writing(words: str) -> None:
    assert dated(f"They fought {words} there.", words, None) is None


def test_words_that_are_no_time_give_no_date() -> None:
    assert dated("They met in the palace on Tuesday.", "in the palace") is None
