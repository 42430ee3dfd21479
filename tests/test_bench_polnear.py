"""The figures of ``bench polnear``: by hand, and against the script that they were taken from."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from made import ARTICLE, RECORD, TEXT, span

from bench._attributions import ROLES, Attribution, Tally
from bench.polnear import as_polnear
from dragoman.record import Record
from dragoman.span import Span

SHARED = Path(__file__).parents[1].parent / "shared"


def test_a_small_article_by_hand():
    text = "Ann said it rained. Bob thinks so. It snowed, says Cy."
    ann = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 18),))
    bob = Attribution((Span(20, 23),), (Span(24, 30),), (Span(31, 33),))
    cy = Attribution((Span(51, 53),), (Span(46, 50),), (Span(35, 44),))
    tally = Tally()
    tally.add("a", text, [ann, bob, cy], [ann._replace(source=()), cy._replace(content=(Span(38, 44),))])
    assert tally.figures() == {
        "found_f1": 0.8,
        "pair_f1": 0.4,
        "exact_source_f1": 0.5,
        "exact_cue_f1": 0.8,
        "exact_content_f1": 0.4,
    }
    assert tally.differences == [
        "a | missed | Bob / thinks / so",
        "a | source | Ann / said / it rained read as - / said / it rained",
    ]


def test_polnear_knows_no_statement_inside_another_and_keeps_quotation_marks():
    marked = as_polnear(RECORD)
    assert len(marked) == 3
    assert [s.of(TEXT) for s in marked[0].content] == ['"It is a first step,"', '"Boats will be free to cross."']
    assert marked[1].source == marked[1].cue == ()
    assert as_polnear(Record(ARTICLE)) == []


def _jolted(gold: dict[str, Any], rng: random.Random) -> list[dict[str, Any]]:
    """Attributions of a reader that errs at random in every role."""

    def spoilt(spans: list[list[int]]) -> list[list[int]]:
        if rng.random() < 0.15:
            return []
        end = len(gold["text"])
        return [
            [max(0, s - rng.choice([0, 0, 0, 1, 60])), min(end, e + rng.choice([0, 0, 0, 1, 80]))] for s, e in spans
        ]

    return [
        {role: spoilt(a.get(role) or []) for role in ROLES}
        for a in gold["attributions"] * rng.choice([1, 2])
        if rng.random() < 0.9
    ]


@pytest.mark.skipif(not (SHARED / "score").is_dir(), reason="needs the scorer beside the repository")
def test_figures_are_those_of_the_script_that_they_were_taken_from(tmp_path: Path):
    rng = random.Random(7)
    lines = (SHARED / "polnear" / "train.jsonl").read_text("utf-8").split("\n")[:25]
    gold = [json.loads(line) for line in lines]
    read = [{"id": article["id"], "attributions": _jolted(article, rng)} for article in gold]
    (tmp_path / "gold").write_text("\n".join(lines), "utf-8")
    (tmp_path / "read").write_text("\n".join(map(json.dumps, read)), "utf-8")
    script = SHARED / "score" / "score_attributions.py"
    out = tmp_path / "out"
    subprocess.run(
        [sys.executable, script, tmp_path / "gold", tmp_path / "read", "--json", out], check=True, capture_output=True
    )
    scores = json.loads(out.read_text())["scores"]

    def typed(raw: dict[str, Any]) -> Attribution:
        return Attribution(*(tuple(Span(*s) for s in raw.get(role) or []) for role in ROLES))

    tally = Tally()
    for article, prediction in zip(gold, read, strict=True):
        tally.add(
            article["id"],
            article["text"],
            [typed(a) for a in article["attributions"]],
            [typed(a) for a in prediction["attributions"]],
        )
    expected = {
        "found_f1": scores["found content"]["F1"],
        "pair_f1": scores["pair content+source"]["F1"],
        **{f"exact_{role}_f1": scores[f"exact {role}"]["F1"] for role in ROLES},
    }
    assert tally.figures() == {name: round(value, 4) for name, value in expected.items()}
    assert all(0.2 < value < 0.95 for value in expected.values())


def test_nothing_at_all_scores_nothing():
    tally = Tally()
    tally.add("a", "text", [], [])
    assert set(tally.figures().values()) == {0.0}


def test_a_span_set_found_twice_counts_once_where_it_is_exact():
    tally = Tally()
    said = Attribution((span("Grace Wanjiru"),), (span("said"),), (span("It is a first step"),))
    tally.add("a", TEXT, [said], [said, said])
    assert tally.figures()["exact_content_f1"] == 1.0
    assert tally.figures()["found_f1"] == round(2 / 3, 4)
