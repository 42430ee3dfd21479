"""TIMEX3 values and intervals of expressions, one at a time."""

import datetime as dt

import pytest

from dragoman.reading import TimeKind, TimeMention
from dragoman.record import Time
from dragoman.resolve.when import resolve_times, retag
from dragoman.span import Span

THURSDAY = dt.date(2021, 8, 19)


def read(text: str, *expressions: str, today: dt.date | None = THURSDAY, kind: TimeKind | None = None) -> list[Time]:
    """Resolve the expressions as they stand in the text, in order."""
    mentions: list[TimeMention] = []
    start = 0
    for expression in expressions:
        start = text.index(expression, start)
        mentions.append(TimeMention(Span(start, start + len(expression)), kind or retag(expression) or TimeKind.DATE))
        start += len(expression)
    return list(resolve_times(text, mentions, today))


def days(time: Time) -> str | None:
    return None if time.start is None else time.start if time.start == time.end else f"{time.start}/{time.end}"


@pytest.mark.parametrize(
    ("expression", "value", "interval", "precision"),
    [
        ("17 August 2021", "2021-08-17", "2021-08-17", "day"),
        ("Tuesday, Aug. 17, 2021", "2021-08-17", "2021-08-17", "day"),
        ("the 25th of August 1917", "1917-08-25", "1917-08-25", "day"),
        ("2021-08-17", "2021-08-17", "2021-08-17", "day"),
        ("August 2019", "2019-08", "2019-08-01/2019-08-31", "month"),
        ("early February 2020", "2020-02", "2020-02-01/2020-02-29", "month"),
        ("1989", "1989", "1989-01-01/1989-12-31", "year"),
        ("nineteen ninety-six", "1996", "1996-01-01/1996-12-31", "year"),
        ("the 1990s", "199", "1990-01-01/1999-12-31", "decade"),
        ("the early 1960s", "196", "1960-01-01/1964-12-31", "decade"),
        ("the late 1970s", "197", "1977-01-01/1979-12-31", "decade"),
        ("the 19th century", "18", "1800-01-01/1899-12-31", "century"),
        ("the third quarter of 1984", "1984-Q3", "1984-07-01/1984-09-30", "quarter"),
        ("the second half of 2008", "2008-H2", "2008-07-01/2008-12-31", "interval"),
        ("the summer of 2016", "2016-SU", "2016-06-01/2016-08-31", "season"),
        ("November 18-19, 2005", "2005-11-18", "2005-11-18/2005-11-19", "interval"),
        ("Christmas Day 1963", "1963-12-25", "1963-12-25", "day"),
        ("Thanksgiving 2016", "2016-11-24", "2016-11-24", "day"),
        ("Easter 2020", "2020-04-12", "2020-04-12", "day"),
        ("490 BC", "BC0490", None, None),
    ],
)
def test_dates_that_need_no_anchor(expression: str, value: str, interval: str | None, precision: str | None) -> None:
    (time,) = read(f"It began in {expression} there.", expression, today=None)
    assert (time.value, days(time), time.precision) == (value, interval, precision)


@pytest.mark.parametrize(
    ("expression", "value", "interval", "precision"),
    [
        ("today", "2021-08-19", "2021-08-19", "day"),
        ("yesterday", "2021-08-18", "2021-08-18", "day"),
        ("the day before yesterday", "2021-08-17", "2021-08-17", "day"),
        ("two days ago", "2021-08-17", "2021-08-17", "day"),
        ("last week", "2021-W32", "2021-08-09/2021-08-15", "week"),
        ("this month", "2021-08", "2021-08-01/2021-08-31", "month"),
        ("last month", "2021-07", "2021-07-01/2021-07-31", "month"),
        ("two months ago", "2021-06", "2021-06-01/2021-06-30", "month"),
        ("a year ago", "2020", "2020-01-01/2020-12-31", "year"),
        ("a decade ago", "2011", "2011-01-01/2011-12-31", "year"),
        ("last summer", "2020-SU", "2020-06-01/2020-08-31", "season"),
        ("last December", "2020-12", "2020-12-01/2020-12-31", "month"),
        ("early next year", "2022", "2022-01-01/2022-12-31", "year"),
        ("October last year", "2020-10", "2020-10-01/2020-10-31", "month"),
        ("last Friday", "2021-08-13", "2021-08-13", "day"),
        ("two days after Christmas", "2020-12-27", "2020-12-27", "day"),
        ("recently", "PAST_REF", None, None),
        ("now", "PRESENT_REF", None, None),
        ("the near future", "FUTURE_REF", None, None),
    ],
)
def test_words_counted_from_the_day_of_writing(
    expression: str, value: str, interval: str | None, precision: str | None
) -> None:
    (time,) = read(f"They met {expression} in Kabul.", expression)
    assert (time.value, days(time), time.precision) == (value, interval, precision)


@pytest.mark.parametrize(
    ("expression", "value"),
    [("last year", "XXXX"), ("on Tuesday", "XXXX-WXX-2"), ("March 3", "XXXX-03-03"), ("two weeks ago", "XXXX-WXX")],
)
def test_without_a_day_of_writing_the_value_stays_open(expression: str, value: str) -> None:
    (time,) = read(f"They met {expression} in Kabul.", expression, today=None)
    assert (time.value, time.start, time.end) == (value, None, None)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("three days", "P3D"),
        ("two-hour", "PT2H"),
        ("an hour and a half", "PT1H30M"),
        ("5 1/2 hours", "PT5H30M"),
        ("twenty-three years", "P23Y"),
        ("several months", "PXM"),
        ("a decade", "P1DE"),
        ("30 minutes", "PT30M"),
    ],
)
def test_durations(expression: str, value: str) -> None:
    (time,) = read(f"It lasted {expression} there.", expression)
    assert (time.type, time.value, time.start) == ("DURATION", value, None)


@pytest.mark.parametrize(
    ("expression", "value"),
    [("daily", "P1D"), ("every month", "P1M"), ("every 10 minutes", "PT10M"), ("every Monday", "XXXX-WXX-1")],
)
def test_sets(expression: str, value: str) -> None:
    (time,) = read(f"They met {expression} there.", expression)
    assert (time.type, time.value) == ("SET", value)


def test_a_duration_that_reaches_now_covers_the_years_up_to_the_day_of_writing() -> None:
    (time,) = read("He fought for the last seven years.", "the last seven years")
    assert (time.value, days(time), time.precision) == ("P7Y", "2014-01-01/2021-12-31", "year")
    (time,) = read("In the last two weeks they fled.", "the last two weeks")
    assert (time.value, days(time), time.precision) == ("P2W", "2021-08-05/2021-08-19", "day")


def test_a_duration_takes_its_end_from_the_year_that_follows() -> None:
    text = "a decade-long war that ended in 1989"
    war, end = read(text, "decade-long", "1989")
    assert (war.value, days(war)) == ("P1DE", "1979-01-01/1989-12-31")
    assert end.value == "1989"


@pytest.mark.parametrize(
    ("sentence", "expression", "value"),
    [
        ("The ambassador met them on Tuesday.", "Tuesday", "2021-08-17"),
        ("The ambassador will meet them on Tuesday.", "Tuesday", "2021-08-24"),
        ("On Tuesday, the president called on them to leave.", "Tuesday", "2021-08-17"),
        ("They agreed to meet again on Tuesday.", "Tuesday", "2021-08-24"),
        ("The talks are expected to be held on Thursday.", "Thursday", "2021-08-19"),
        ("They last held talks in March.", "March", "2021-03"),
        ("The troops plan to leave in March.", "March", "2022-03"),
        ("The pact was signed on Dec. 3.", "Dec. 3", "2020-12-03"),
        ("The envoy is to arrive on Aug. 25.", "Aug. 25", "2021-08-25"),
    ],
)
def test_tense_chooses_between_the_last_and_the_next(sentence: str, expression: str, value: str) -> None:
    (time,) = read(sentence, expression)
    assert time.value == value


def test_the_weekday_beside_a_date_gives_its_year() -> None:
    (time,) = read("It was signed on Monday, August 14.", "Monday, August 14", today=dt.date(2018, 3, 1))
    assert time.value == "2017-08-14"


def test_the_story_is_the_anchor_of_words_that_point_into_it() -> None:
    text = "On Aug. 17 they met. The day before, Kabul fell. Two days later they left. That year was the last."
    times = read(text, "Aug. 17", "The day before", "Two days later", "That year")
    assert [time.value for time in times] == ["2021-08-17", "2021-08-16", "2021-08-18", "2021"]


def test_a_narrative_without_a_date_of_its_own_gives_the_year_to_what_follows() -> None:
    text = "In June 1916 he attacked. On 4 July the line broke. The following month it rained."
    times = read(text, "June 1916", "4 July", "The following month", today=None)
    assert [time.value for time in times] == ["1916-06", "1916-07-04", "1916-08"]


def test_a_number_alone_belongs_to_the_date_beside_it() -> None:
    text = "between 6 and 9 January 1916, and from 1914 to 17"
    times = read(text, "6", "9 January 1916", "1914", "17", today=None)
    assert [time.value for time in times] == ["1916-01-06", "1916-01-09", "1914", "1917"]


def test_times_of_day_take_the_day_that_is_told() -> None:
    text = "On Friday shells fell. They struck at 10:35 a.m. and that night the town burnt."
    friday, clock, night = read(text, "Friday", "10:35 a.m.", "that night")
    assert friday.value == "2021-08-13"
    assert (clock.type, clock.value, clock.start) == ("TIME", "2021-08-13T10:35", "2021-08-13")
    assert (night.type, night.value) == ("TIME", "2021-08-13TNI")


def test_a_moment_serves_as_day_of_writing() -> None:
    (time,) = read("They met in March.", "March", today=dt.datetime(2021, 8, 19, 9, 36))
    assert days(time) == "2021-03-01/2021-03-31"


def test_answers_come_in_the_order_asked() -> None:
    text = "In 1989 and in 1991"
    late, early = Span(15, 19), Span(3, 7)
    times = resolve_times(text, [TimeMention(late, TimeKind.DATE), TimeMention(early, TimeKind.DATE)], None)
    assert [(time.span, time.value) for time in times] == [(late, "1991"), (early, "1989")]


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("three years", TimeKind.DURATION),
        ("three years ago", TimeKind.DATE),
        ("every year", TimeKind.SET),
        ("Friday night", TimeKind.TIME),
        ("the parliament", None),
    ],
)
def test_retag_tells_the_type_from_the_words(expression: str, kind: TimeKind | None) -> None:
    assert retag(expression) is kind
