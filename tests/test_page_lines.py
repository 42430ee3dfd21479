"""The small judgements about single lines: datelines, bylines, credits, stock phrases, rights, wrapped text."""

import pytest

from dragoman.page._byline import byline_of, is_byline
from dragoman.page._credits import is_caption
from dragoman.page._dateline import dateline_of
from dragoman.page._furniture import Cue, cue_of
from dragoman.page._language import foreign_language
from dragoman.page._lines import Line, lines_of
from dragoman.page._rights import holder_of


def line(text: str) -> Line:
    (only,) = lines_of(text)
    return only


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        ("KABUL (Reuters) - The government said on Monday", "Kabul"),
        ("CAIRO — Gunmen opened fire on visitors", "Cairo"),
        ("TOKYO, Aug. 6 (Xinhua) -- Japan marked the anniversary", "Tokyo"),
        ("MOSCOW, August 19. /TASS/. The ministry said", "Moscow"),
        ("SANTA FE, N.M. (AP) — A cat has been found", "Santa Fe"),
        ("Addis Ababa (AFP) - Leaders met", "Addis Ababa"),
        ("NATO said on Monday that talks would go on", None),
        ("Russia commended the assurances - and more", None),
        ("The minister (Labour) - said so", None),
    ],
)
def test_dateline(paragraph: str, place: str | None) -> None:
    assert dateline_of(paragraph) == place


def test_a_byline_gives_author_place_publisher_and_moment() -> None:
    found = byline_of("By ANNA KERR in Moscow | Daily Globe | Updated: 2021-08-19 09:36")
    assert (found.authors, found.place, found.publisher) == (("Anna Kerr",), "Moscow", "Daily Globe")
    assert (found.published, found.updated) == (None, "2021-08-19T09:36")


def test_a_byline_of_two_keeps_both_and_the_first_place() -> None:
    found = byline_of("By Ilse Marrow in Bishkek and Daniel van der Oye")
    assert (found.authors, found.place) == (("Ilse Marrow", "Daniel van der Oye"), "Bishkek")


@pytest.mark.parametrize("text", ["By and large the talks went well", "By Friday the troops had left", "by the river"])
def test_what_only_begins_like_a_byline_is_none(text: str) -> None:
    assert not is_byline(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Sergei Lavrov. [Photo/Agencies]",
        "The port on Tuesday. (Photo by Ana Ruiz/Getty Images)",
        "The gutted remains of the two buildings. Photograph: Eva Manez/Reuters",
        "A ship leaves Odesa | Kai Lund/EPA",
        "FILE PHOTO: The flag flies over the embassy",
        "Troops on parade. Image credit: Ministry of Defence.",
    ],
)
def test_captions_end_in_a_credit(text: str) -> None:
    assert is_caption(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that the talks had failed.",
        "The agreement, he said, was a picture of what could be done.",
        '"We have seen the photo," she said.',
        "Sources close to the talks spoke to AFP on condition of anonymity.",
    ],
)
def test_paragraphs_that_name_an_agency_are_no_captions(text: str) -> None:
    assert not is_caption(line(text))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Advertisement", Cue.FURNITURE),
        ("Share", Cue.FURNITURE),
        ("Read more: Who is who in the dispute", Cue.FURNITURE),
        ("Sign up for our newsletter and get the day's stories in your inbox.", Cue.FURNITURE),
        ("Copyright 2023 Example Media. All rights reserved.", Cue.FURNITURE),
        ("Related stories", Cue.TAIL),
        ("Most read", Cue.TAIL),
        ("Both sides agreed on the terms and conditions of the truce, the ministry said on Tuesday.", None),
        ("To receive aid, families must cross the river at night, the United Nations said in a report.", None),
        ('"Follow us and you will be safe," the officer told them.', None),
        ("Share prices fell.", None),
        ("Topics discussed included grain exports and the fate of prisoners taken in the spring offensive.", None),
    ],
)
def test_stock_phrases(text: str, cue: Cue | None) -> None:
    assert cue_of(line(text)) is cue


@pytest.mark.parametrize(
    ("notice", "holder"),
    [
        ("© 2024 Meridian Courier Media Ltd. All rights reserved.", "Meridian Courier Media Ltd"),
        ("© Copyright 2020 The Example Press. All rights reserved.", "The Example Press"),
        ("Copyright 1995 - . All rights reserved. The content of this site", None),
        (None, None),
    ],
)
def test_rights_holder(notice: str | None, holder: str | None) -> None:
    assert holder_of(notice) == holder


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Правительство заявило, что переговоры продолжатся на следующей неделе в Женеве.", "Russian"),
        ("Die Regierung teilte mit, dass die Gespräche in der kommenden Woche fortgesetzt werden.", "German"),
        ("政府は来週ジュネーブで協議を続けると発表した。外相は記者団に対し、進展があったと述べた。", "Japanese"),
        ("Russia commended the Taliban.", None),
        ("Venezuela releases dozens of political activists.", None),
        ("ICE", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert foreign_language(text) == language


def test_wrapped_paragraphs_are_one_line_each() -> None:
    first = " ".join(["The ministers met again on Tuesday and spoke about grain, prisoners and the border."] * 6)
    second = " ".join(["Nothing was signed, but both sides said that the talks would go on next week."] * 6)
    wrapped = "\n\n".join(_wrap(paragraph, 72) for paragraph in (first, second))
    assert [found.text for found in lines_of(wrapped)] == [first, second]
    assert [wrapped[found.start : found.end].split() for found in lines_of(wrapped)] == [first.split(), second.split()]


def test_a_list_of_short_lines_is_not_joined() -> None:
    menu = "\n".join(f"Section number {number}" for number in range(40))
    assert len(list(lines_of(menu))) == 40


def _wrap(paragraph: str, width: int) -> str:
    import textwrap

    return textwrap.fill(paragraph, width)
