"""Dates and times as pages print them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.page._moment import iso_moment, moments_in


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Updated: 2021-08-19 09:36", "2021-08-19T09:36"),
        ("October 23, 2025 5:50 pm CET", "2025-10-23T17:50+01:00"),
        ("Friday 22 November 2024 08:49 GMT", "2024-11-22T08:49+00:00"),
        ("Sat 24 Feb 2024 12.42 CET", "2024-02-24T12:42+01:00"),
        ("Nov. 18, 2019 7:04 pm ET", "2019-11-18T19:04"),
        ("19 November 2019, 09:01 AM", "2019-11-19T09:01"),
        ("12:15 a.m. EST, Sept. 3, 2012", "2012-09-03T00:15-05:00"),
        ("May 1st, 2020", "2020-05-01"),
        ("2016/10/07", "2016-10-07"),
        ("13/02/2014", "2014-02-13"),
        ("02/13/2014", "2014-02-13"),
        ("3.4.2014", "2014-04-03"),
        ("2024-11-26T13:27:18+05:30", "2024-11-26T13:27:18+05:30"),
        ("31 JANUARY 1999", "1999-01-31"),
    ],
)
def test_a_date_is_read_with_the_clock_beside_it(line: str, iso: str) -> None:
    assert [moment.iso for moment in moments_in(line)] == [iso]


@pytest.mark.parametrize(
    "line", ["31 February 2020", "1995 - 2004", "in May 2021", "10.10.10.2014", "2021-13-40", "v1.2.2014.3"]
)
def test_what_is_no_date_is_left_alone(line: str) -> None:
    assert moments_in(line) == []


def test_two_dates_of_a_line_keep_their_own_clocks() -> None:
    found = moments_in("Published: 14 May 2024 18:40 BST | Updated: 15 May 2024 07:15 BST")
    assert [moment.iso for moment in found] == ["2024-05-14T18:40+01:00", "2024-05-15T07:15+01:00"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2016-09-19T11:46:01.000Z", "2016-09-19T11:46:01+00:00"),
        ("2021-08-19", "2021-08-19"),
        ("Tue, 19 Nov 2019 10:00:00 GMT", "2019-11-19T10:00:00+00:00"),
        ("-0001-11-30T00:00:00+00:00", None),
        ("0001-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_metadata_moments_take_their_usual_form(written: str, iso: str | None) -> None:
    assert iso_moment(written) == iso


@given(st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2100, 1, 1)))
def test_iso_moments_come_back_as_they_were(moment: datetime) -> None:
    assert iso_moment(moment.isoformat(timespec="minutes")) == moment.isoformat(timespec="minutes")


@given(st.text(max_size=200))
def test_any_line_gives_moments_inside_it(line: str) -> None:
    for moment in moments_in(line):
        assert 0 <= moment.start < moment.end <= len(line)
