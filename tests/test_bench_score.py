"""The figures of ``bench gold``: by hand on a small article, and against the script that they were taken from."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made import ARTICLE, RECORD, TEXT, TUESDAY, span

from bench._gold import gold_article
from bench._score import Tally, days
from dragoman.article import Article
from dragoman.reading import Status
from dragoman.record import Date, Event, Party, Place, Record, Statement, StatementKind
from dragoman.span import Span

SHARED = Path(__file__).parents[1].parent / "shared"

GOLD = {
    "id": "lake",
    "text": TEXT,
    "sentences": [
        span("Kenya's foreign minister, Grace Wanjiru, met Ugandan officials in Kisumu on Tuesday to discuss fishing"),
        span('"It is a first step," Wanjiru said in an interview with Radio Ziwa.'),
        span('"Boats will be free to cross."'),
        span("She said the Ugandans had told her that their police seized forty boats in March."),
        span("Kampala may impose sanctions on the fishing fleet."),
    ],
    "statements": [
        {
            "source": span("Wanjiru", "step,"),
            "speaker": "Grace Wanjiru",
            "content": [span("It is a first step"), span("Boats will be free to cross")],
            "kind": "direct",
        },
        {"source": None, "speaker": None, "content": [span("fishing rights")], "kind": "indirect"},
    ],
    "events": [
        {
            "type": "CONSULT",
            "trigger": span("met"),
            "actors": [{"span": span("Ugandan officials"), "code": "UGA GOV"}],
            "recipients": [{"span": span("Kenya"), "code": "KEN LEG"}],
            "place": span("Kisumu", "officials"),
            "date": "2023-05-09",
            "status": "occurred",
            "said_by": None,
        },
        {
            "type": "COERCE",
            "trigger": span("seized"),
            "actors": [{"span": span("their police"), "code": "UGA COP"}],
            "recipients": [{"span": span("forty boats"), "code": "KEN BUS"}],
            "place": None,
            "date": "2023-03",
            "status": "negated",
            "said_by": 0,
        },
    ],
}


def figures(record: Record | None) -> dict[str, Any]:
    tally = Tally()
    tally.add(gold_article(json.loads(json.dumps(GOLD))), record)
    return tally.figures()


def test_a_small_article_by_hand():
    found = figures(RECORD)
    # one of two contents found among four; one of two events' sides, swapped, is right in country, not in sector
    assert found["statements"] == {
        "gold": 2,
        "predicted": 4,
        "found": {"p": 0.25, "r": 0.5, "f1": 0.333},
        "speaker": 1.0,
        "source": 1.0,
        "kind": 1.0,
    }
    assert found["events"] == {
        "gold": 2,
        "predicted": 4,
        "found": {"p": 0.5, "r": 1.0, "f1": 0.667},
        "who": {"p": 0.25, "r": 0.5, "f1": 0.333},
        "coded": {"p": 0.0, "r": 0.0, "f1": 0.0},
        "date": 1.0,
        "place": 1.0,
        "status": 0.5,
        "said_by": 0.5,
    }
    assert found["by_type"] == {"CONSULT": 0.667, "COERCE": 1.0, "SANCTION": 0.0}


def test_an_article_that_was_not_read_counts_as_nothing_found():
    found = figures(None)
    assert found["articles"] == 1
    assert found["statements"]["found"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert found["events"]["date"] is None


def test_days():
    assert days("2021") == ((2021, 1, 1), (2021, 12, 31))
    assert days("2020-02/2021") == ((2020, 2, 1), (2021, 12, 31))
    assert days("2021-08-17/2021-08-18") == ((2021, 8, 17), (2021, 8, 18))
    assert days(None) is days("") is days("soon") is days("2021-13") is None


def _jolted(gold: dict[str, Any], rng: random.Random) -> Record:
    """The record of a reader that errs at random, in every field."""

    def spoilt(span: list[int] | None) -> Span | None:
        if span is None or rng.random() < 0.1:
            return None if rng.random() < 0.7 else Span(0, 5)
        return Span(max(0, span[0] + rng.choice([0, 0, 0, -40, 25])), span[1] + rng.choice([0, 0, 30]))

    def party(raw: dict[str, Any]) -> Party:
        country, *sectors = (raw["code"] if rng.random() < 0.7 else rng.choice(["USA GOV", "--- CVL", "NGO"])).split()
        return Party(spoilt(raw.get("span")), raw["name"], country, tuple(sectors))

    def day(raw: str | None) -> Date | None:
        edges = days(raw)
        if not edges or rng.random() < 0.2:
            return None if rng.random() < 0.5 else Date("2001-01-01", "2001-01-01", "day")
        start, end = ("{:04}-{:02}-{:02}".format(*edge) for edge in edges)
        return Date(start, end, "day")

    statements = [
        Statement(
            f"s{k}",
            spoilt(s["source"]),
            Party(None, s["speaker"].split()[-1], "USA") if s["speaker"] and rng.random() < 0.8 else None,
            None,
            tuple(s for s in map(spoilt, s["content"]) if s),
            StatementKind(rng.choice([s["kind"], "direct"])),
        )
        for k, s in enumerate(gold["statements"])
        if rng.random() < 0.9
    ]
    events = [
        Event(
            id=e["id"],
            type=e["type"] if rng.random() < 0.8 else "ASSAULT",
            mode=None,
            trigger=spoilt(e["trigger"]) or Span(0, 1),
            actors=tuple(map(party, e["actors"][: rng.choice([1, 1, 0, 9])])),
            recipients=tuple(map(party, e["recipients" if rng.random() < 0.8 else "actors"])),
            place=Place(spoilt(e["place"]), gold["text"][slice(*(e["place"] or (0, 3)))])
            if rng.random() < 0.7
            else None,
            date=day(e["date"]),
            status=Status(rng.choice([e["status"], "occurred"])),
            said_by=rng.choice([None, f"s{e['said_by']}"]) if rng.random() < 0.5 else None,
            same_as=None,
            quad=1,
            intensity=0.0,
        )
        for e in gold["events"] * rng.choice([1, 1, 2])
        if rng.random() < 0.9
    ]
    return Record(Article(gold["id"], gold["text"]), tuple(statements), tuple(events))


@pytest.mark.skipif(not (SHARED / "score" / "score.py").is_file(), reason="needs the scorer beside the repository")
@pytest.mark.parametrize("seed", [1, 2])
def test_figures_are_those_of_the_script_that_they_were_taken_from(tmp_path: Path, seed: int):
    rng = random.Random(seed)
    lines = (SHARED / "gold" / "train.jsonl").read_text("utf-8").splitlines()[seed * 40 : seed * 40 + 40]
    gold = [json.loads(line) for line in lines]
    records = [_jolted(article, rng) for article in gold]
    (tmp_path / "gold").write_text("\n".join(lines), "utf-8")
    (tmp_path / "read").write_text("\n".join(json.dumps(record.to_dict()) for record in records), "utf-8")
    script = [sys.executable, str(SHARED / "score" / "score.py"), str(tmp_path / "gold"), str(tmp_path / "read")]
    expected = json.loads(subprocess.run([*script, "--json"], check=True, capture_output=True).stdout)
    tally = Tally()
    for article, record in zip(gold, records, strict=True):
        tally.add(gold_article(article), record)
    assert tally.figures() == expected
    assert 0.2 < expected["events"]["who"]["f1"] < expected["events"]["found"]["f1"] < 0.95


def test_differences_are_told():
    tally = Tally()
    record = replace(RECORD, article=ARTICLE, events=(replace(RECORD.events[0], actors=(), trigger=TUESDAY),))
    tally.add(gold_article(json.loads(json.dumps(GOLD))), record)
    told = "\n".join(tally.differences)
    assert "lake | statement missed | fishing rights" in told
    assert "lake | statement not in gold | We will not give up one metre of the lake." in told
    assert "lake | CONSULT parties | ['UGA GOV'] -> ['KEN LEG'] read as [] -> ['UGA GOV']: Kenya's foreign" in told
    assert "lake | COERCE missed | seized: She said" in told
