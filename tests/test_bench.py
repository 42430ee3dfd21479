"""The command ``python -m bench``, with a reader in its place that knows one page."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made import RECORD, TEXT

import dragoman
from bench.__main__ import bench
from dragoman.article import Article
from dragoman.record import Record
from dragoman.span import Span

SEEN: list[Article] = []


class _Reader:
    def __init__(self, **options: object) -> None:
        assert set(options) <= {"guide"}

    def pipe(self, articles: Iterable[Article]) -> Iterator[Record]:
        for article in articles:
            SEEN.append(article)
            yield RECORD

    def relate(self, items: Iterable[tuple[str, Span, Span]]) -> list[str]:
        return ["ASSAULT" if "hit" in text else "CONSULT" for text, _, _ in items]


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(dragoman, "Reader", _Reader, raising=False)
    SEEN.clear()

    def run(name: str, lines: list[object] | str, *options: str) -> Result:
        file = tmp_path / "file"
        file.write_text(lines if isinstance(lines, str) else "\n".join(map(json.dumps, lines)), "utf-8")
        return CliRunner().invoke(bench, [name, str(file), *options], catch_exceptions=False)

    return run


GOLD = {
    "id": "lake",
    "source": "made",
    "publisher": "The Lake Post",
    "title": "",
    "date": "2023-05-11",
    "text": TEXT,
    "sentences": [[0, len(TEXT)]],
    "statements": [
        {"source": None, "speaker": None, "content": [list(piece) for piece in s.content], "kind": s.kind}
        for s in RECORD.statements
    ],
    "events": [],
}


def test_gold(measure):
    result = measure("gold", [GOLD, {**GOLD, "id": "two", "statements": []}], "--json", "--errors", "1")
    figures = json.loads(result.stdout)
    assert figures["articles"] == 2
    assert figures["statements"]["found"] == {"p": 0.5, "r": 1.0, "f1": 0.667}
    assert figures["events"]["predicted"] == 8
    assert len(result.stderr.splitlines()) == 1


def test_the_reader_sees_the_article_and_no_annotation(measure):
    measure("gold", [GOLD])
    (seen,) = SEEN
    assert (seen.id, seen.text, seen.date, seen.publisher, seen.title) == (
        "lake",
        TEXT,
        "2023-05-11",
        "The Lake Post",
        None,
    )


def test_an_article_that_is_refused_is_named_and_counts(measure):
    russian = "Министр иностранных дел встретился с послом. Он сказал, что переговоры были полезными для обеих стран."
    result = measure("gold", [{**GOLD, "text": russian, "sentences": [[0, 10]]}], "--json")
    figures = json.loads(result.stdout)
    assert (figures["statements"]["gold"], figures["statements"]["predicted"]) == (4, 0)
    assert result.stderr.startswith("lake")
    assert not SEEN


def test_polnear(measure):
    quoted = [list(Span(s.start - 1, s.end + 1)) for s in RECORD.statements[0].content]
    line = {"id": "lake", "text": TEXT, "attributions": [{"source": [], "cue": [], "content": quoted}]}
    figures = json.loads(measure("polnear", [line], "--json").stdout)
    assert figures == {
        "found_f1": 0.5,
        "pair_f1": 0.0,
        "exact_source_f1": 0.0,
        "exact_cue_f1": 0.0,
        "exact_content_f1": 0.5,
    }


def test_plv(measure):
    rows = "marked_sentence\tgold_binary\n<s>A</s> hit <t>B</t>\t1\n<s>A</s> spoke.\t0\n"
    assert json.loads(measure("plv", rows, "--json").stdout) == {
        "root_macro_f1": None,
        "quad_macro_f1": None,
        "binary_macro_f1": 1.0,
    }


def test_without_json_it_prints_a_table(measure):
    out = measure("gold", [GOLD]).stdout
    assert "events\n" in out
    assert any(line.split() == ["binary_macro_f1", "1.0"] for line in measure("plv", PLV_ROW).stdout.splitlines())


PLV_ROW = "marked_sentence\tgold_binary\n<s>A</s> hit <t>B</t>\t1\n"
