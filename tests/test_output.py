"""Records on the terminal and as JSON text."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import ARTICLE, RECORD, TEXT, UGANDANS
from rich.console import Console

from dragoman.output import json_array, json_lines, printable, with_quotation_marks
from dragoman.output._dates import interval_in_words, moment_in_words
from dragoman.output.terminal import RecordView, show
from dragoman.record import Record, Statement, StatementKind
from dragoman.span import Span


def shown(record: Record, width: int = 80, **options) -> str:
    screen = Console(file=io.StringIO(), width=width, markup=False, highlight=False, emoji=False, **options)
    screen.print(RecordView(record))
    return screen.file.getvalue()  # pyright: ignore


PAGE = """\
Lake talks are a 'first step', says minister
The Lake Post · by Amina Otieno · Kisumu · updated Thursday 11 May 2023, 08:20

WHO SAID WHAT

  Grace Wanjiru KEN GOV said · Radio Ziwa
    "It is a first step," … "Boats will be free to cross."
    "We will not give up one metre of the lake."

  Grace Wanjiru KEN GOV said
    the Ugandans had told her that their police seized forty boats in March

      Uganda UGA GOV had told
        that their police seized forty boats in March

WHO DID WHAT TO WHOM

  1  CONSULT   Grace Wanjiru KEN GOV → Uganda UGA GOV
     visit     met · Kisumu KEN · 9 May 2023

  2  COERCE    Ugandan police UGA COP
     seize     seized · March 2023
               on the word of Uganda UGA GOV

  3  SANCTION  Uganda UGA GOV → fishing fleet BUS
               hypothetical · impose sanctions

  4  CONSULT   somebody unnamed
               did not happen · meet · 2021
               same as 1
"""


def test_a_record_on_a_plain_terminal():
    assert shown(RECORD) == PAGE


@pytest.mark.parametrize("width", [30, 40, 72, 100])
def test_it_wraps_to_the_width_and_loses_no_word(width: int):
    out = shown(RECORD, width)
    assert max(map(len, out.splitlines())) <= width
    assert all(line == line.rstrip() for line in out.splitlines())
    for words in ("Ugandan police UGA COP", "Boats will be free to cross", "on the word of"):
        assert set(words.split()) <= set(out.replace('"', " ").replace(".", " ").split())


def test_the_type_is_coloured_by_quad_class_and_the_colours_are_explained():
    out = shown(RECORD, force_terminal=True, color_system="standard")
    assert "\x1b[1;36mCONSULT\x1b[0m" in out
    assert "\x1b[1;31mSANCTION\x1b[0m" in out
    assert "\x1b[1mGrace Wanjiru\x1b[0m\x1b[2m KEN GOV\x1b[0m\x1b[2m → \x1b[0m" in out
    assert out.count("■") == 4
    assert "■" not in shown(RECORD)


def test_a_terminal_without_unicode_gets_a_plain_arrow():
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="ascii", errors="replace")
    show([RECORD], file)
    file.flush()
    assert b"Grace Wanjiru KEN GOV -> Uganda UGA GOV" in raw.getvalue()


def test_a_record_with_nothing_in_it():
    out = shown(Record(replace(ARTICLE, title=None, publisher=None, authors=(), dateline=None, updated=None)))
    assert out.startswith("lake\nundated\n")
    assert "No statements found." in out
    assert "No events found." in out


@pytest.mark.parametrize("within", [{"s1": "s1"}, {"s1": "s2"}, {"s1": "gone"}, {"s2": "s1", "s3": "s2", "s4": "s3"}])
def test_every_statement_is_shown_however_they_nest(within: dict[str, str]):
    statements = tuple(replace(s, within=within.get(s.id)) for s in RECORD.statements)
    out = shown(replace(RECORD, statements=statements, events=()))
    for words in ("It is a first step", "We will not give up", "KEN GOV said\n", "UGA GOV had told\n"):
        assert out.count(words) == 1


HOSTILE = "\x1b[31m[red]Bob[/red]\x1b[0m \x1b]0;title\x07\u202eevil\u2066 \x9b2J :smile:\r\n\x00\t[/]"


def test_hostile_text_neither_steers_the_terminal_nor_is_read_as_markup():
    text = f"{HOSTILE} said {HOSTILE}"
    whole = Span(0, len(text))
    party = replace(UGANDANS, name=HOSTILE, country=HOSTILE, span=whole)
    record = Record(
        replace(ARTICLE, text=text, title=HOSTILE, authors=(HOSTILE,), publisher=HOSTILE, updated=HOSTILE),
        (Statement("s", whole, party, whole, (whole,), StatementKind.INDIRECT, whole),),
        tuple(replace(e, trigger=whole, actors=(party,), mode=HOSTILE, type=HOSTILE) for e in RECORD.events),
    )
    out = shown(record, 200)
    assert "[red]Bob[/red] evil" in out
    assert ":smile: [/]" in out
    assert not set(out) & set("\x1b\x9b\x07\u202e\u2066\r\x00\t")


@given(st.text())
def test_printable_text_is_one_line_of_printable_characters(text: str):
    out = printable(text)
    assert all(c.isprintable() or c in "\u200c\u200d" for c in out)
    assert out == printable(out) == " ".join(out.split())


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_printable_keeps_ordinary_text(text: str):
    assert printable(text) == text


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2021-08-17", "2021-08-17", "17 August 2021"),
        ("2021-08-16", "2021-08-18", "16–18 August 2021"),
        ("2021-08-30", "2021-09-02", "30 August – 2 September 2021"),
        ("2021-12-30", "2022-01-02", "30 December 2021 – 2 January 2022"),
        ("2021-03-01", "2021-03-31", "March 2021"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2021-02-01", "2021-03-31", "February–March 2021"),
        ("2020-12-01", "2021-02-28", "December 2020 – February 2021"),
        ("2003-01-01", "2003-12-31", "2003"),
        ("2014-01-01", "2021-12-31", "2014–2021"),
        ("2021-03-01", "2022-03-31", "March 2021 – March 2022"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("2021-13-01", "soon", "2021-13-01 – soon"),
    ],
)
def test_intervals_in_words(start: str, end: str, words: str):
    assert interval_in_words(start, end) == words


def test_moments_in_words():
    assert moment_in_words("2021-08-19") == "Thursday 19 August 2021"
    assert moment_in_words("2021-08-19T09:36:00+08:00") == "Thursday 19 August 2021, 09:36"
    assert moment_in_words("yesterday") == "yesterday"


def test_json_lines_and_array_hold_the_record():
    lines = list(json_lines([RECORD, RECORD]))
    assert [json.loads(line) for line in lines] == [RECORD.to_dict()] * 2
    assert all(line.count("\n") == 1 and line.endswith("\n") for line in lines)
    assert json.loads("".join(json_array([RECORD, RECORD]))) == [RECORD.to_dict()] * 2
    assert "".join(json_array([])) == "[]\n"


@given(st.text(st.characters(), max_size=20))
def test_json_is_utf8_on_one_line_with_nothing_that_steers_a_terminal(text: str):
    line = next(json_lines([Record(replace(ARTICLE, text=text + "\u2028\x85\x9b\u202e\ud800"))]))
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line[:-1]]
    assert json.loads(line)["text"] == text + "\u2028\x85\x9b\u202e\ud800"
    assert not set(line[:-1]) & set("\u2028\x85\x9b\u202e\x1b")


def test_json_counts_characters_of_the_text():
    record = json.loads(next(json_lines([RECORD])))
    start, end = record["statements"][0]["content"][0]
    assert record["text"][start:end] == TEXT[start:end] == "It is a first step,"


@pytest.mark.parametrize(
    ("text", "content", "widened"),
    [
        ("“Yes”, he said", "Yes", "“Yes”"),
        ("“Yes,” he said", "Yes", "“Yes,”"),
        ("“Yes,” he said", "Yes,", "“Yes,”"),
        ("“Yes,” he said", "“Yes,”", "“Yes,”"),
        ("It was “new”, he said", "It was “new", "It was “new”"),
        ("He said it rained.", "it rained", "it rained"),
        ('"Yes', "Yes", '"Yes'),
    ],
)
def test_contents_are_widened_over_their_quotation_marks(text: str, content: str, widened: str):
    start = text.index(content)
    assert with_quotation_marks(Span(start, start + len(content)), text).of(text) == widened
