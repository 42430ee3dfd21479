"""Corpora to examples: characters to subtokens, and silence where a corpus says nothing."""

import json
from pathlib import Path

import numpy as np

from dragoman.reader.labels import EVENT_TYPES, LAYERS, ROLES
from training.corpora import CUE, EVENT, articles, held_out, inventory, polnear, unmark
from training.examples import IGNORED

TEXT = "The French minister said rebels attacked Goma. He condemned it."


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def gold() -> dict:
    minister = {"span": span("The French minister"), "name": "Minister", "code": "FRA GOV"}
    rebels = {"span": span("rebels"), "name": "rebels", "code": "--- REB"}
    event = {"mode": None, "place": None, "date": None, "date_text": None, "status": "occurred", "same_as": None}
    return {
        "text": TEXT,
        "statements": [
            {
                "source": minister["span"],
                "speaker": "Minister",
                "cue": span("said"),
                "content": [span("rebels attacked Goma")],
                "channel": None,
            }
        ],
        "events": [
            event | {"id": "e1", "type": "ASSAULT", "trigger": span("attacked"), "actors": [rebels], "recipients": []},
            event
            | {
                "id": "e2",
                "type": "ACCUSE",
                "trigger": span("condemned"),
                "actors": [minister | {"span": span("He")}],
                "recipients": [],
                "status": "negated",
            },
        ],
    }


def test_an_annotated_article_becomes_tags_roles_and_mentions(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(gold()), "utf-8")
    modes, countries = inventory(file)
    (example,) = articles(file, modes, countries)
    (passage,) = example.passages
    (tags,) = example.tags["event"]
    attack = passage.tokens_of(type(passage.span(1, 1))(*span("attacked")))
    assert attack is not None
    assert tags[attack[0]] == 1 + 2 * EVENT_TYPES.index("ASSAULT")
    assert (tags > 0).sum() == 2
    said = next(p for p in example.predicates if p.kind == CUE)
    content = passage.span(*np.flatnonzero(said.roles[:, ROLES.index("content")] > 0)[[0, -1]].tolist())
    assert content.of(TEXT) == "rebels attacked Goma"
    assert set(said.roles[1:-1, ROLES.index("actor")]) == {IGNORED}
    assert sum(p.kind == EVENT for p in example.predicates) == 2
    assert [p.entity for p in example.parties if p.text in ("The French minister", "He")] == [0, 0]
    assert "time" not in example.tags


def test_polnear_contents_lose_the_quotation_marks_at_their_ends(tmp_path: Path) -> None:
    text = '"We agree," he said.'
    file = tmp_path / "polnear.jsonl"
    marked = {"source": [[12, 14]], "cue": [[15, 19]], "content": [[0, 11]]}
    file.write_text(json.dumps({"text": text, "attributions": [marked]}), "utf-8")
    (example,) = polnear(file)
    (predicate,) = example.predicates
    content = np.flatnonzero(predicate.roles[:, ROLES.index("content")] > 0)
    assert example.passages[0].span(int(content[0]), int(content[-1])).of(text) == "We agree,"
    assert set(example.tags) == {"univocal"}
    assert LAYERS["univocal"] == ("CUE",)


def test_marks_are_taken_out_of_a_sentence() -> None:
    text, source, target = unmark("<s>Iran</s> warned <t>Israel</t>.")
    assert (text, text[slice(*source)], text[slice(*target)]) == ("Iran warned Israel.", "Iran", "Israel")
    text, source, target = unmark("<s>Iran</s> protested.")
    assert target == (0, len(text))


def test_one_document_in_ten_is_held_out() -> None:
    assert 60 < sum(held_out(str(n)) for n in range(1000)) < 140
