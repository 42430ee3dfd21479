"""Expressions found by grammar alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolve.when import find_times

EXAMPLES = [
    "about 10:35 a.m.",
    "the night of May 13",
    "Saturday, April 25, 1998",
    "late March",
    "last Friday night",
    "yesterday",
    "the spring of 1989",
    "last summer",
    "the end of the month",
    "nearly two years ago",
    "every three months",
    "the third quarter of 1984",
    "the last seven years",
    "recent weeks",
    "this year",
    "more than four hours",
    "three-day",
    "the early 1990s",
    "the 19th century",
    "that morning",
    "1989",
    "Christmas Day",
]


@pytest.mark.parametrize("expression", EXAMPLES)
def test_an_expression_is_found_whole(expression: str) -> None:
    text = f"The envoys, before {expression}, had left."
    assert [mention.span.of(text) for mention in find_times(text)] == [expression]


@pytest.mark.parametrize(
    "text",
    [
        "The second man may march on the town in the fall of the regime.",
        "A 44-year-old woman paid $1,989 for 2,000 shares at Sun Records.",
        "He came first and asked for a minute hand of gold.",
        "",
    ],
)
def test_words_that_only_look_like_time_are_left(text: str) -> None:
    found = [mention.span.of(text) for mention in find_times(text)]
    assert found in ([], ["a minute"])


@given(st.text(alphabet=st.sampled_from("ay 0123456789MondJune,.-'’stwohr\n"), max_size=120))
@settings(max_examples=150, deadline=None)
def test_spans_are_in_order_apart_and_inside(text: str) -> None:
    end = 0
    for mention in find_times(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end


def test_a_long_line_without_blanks_takes_no_time() -> None:
    started = time.process_time()
    find_times("1989" + "x" * 200_000 + " " + "a " * 50_000)
    assert time.process_time() - started < 2
