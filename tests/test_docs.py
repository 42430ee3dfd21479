"""What the documents promise: the schema, the commands, the links."""

import json
import os
import re
import shlex
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made import ARTICLE, RECORD

from bench.__main__ import bench
from bench._attributions import Tally
from bench.plv import figures
from dragoman import record as types
from dragoman.article import Article, Stretch
from dragoman.cli import main
from dragoman.ontology import plover
from dragoman.output.tables import tables
from dragoman.record import Record

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_record_is_of_the_schema():
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(json.dumps(RECORD.to_dict())))] == []
    assert VALIDATOR.is_valid(Record(ARTICLE).to_dict())


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"strange": 1}, ()),
        ({"quad": 5}, ("events", 0)),
        ({"status": "maybe"}, ("events", 1)),
        ({"content": []}, ("statements", 0)),
        ({"source": [3]}, ("statements", 0)),
        ({"start": "tomorrow"}, ("events", 0, "date")),
        ({"country": "Kenya"}, ("events", 0, "place")),
    ],
)
def test_other_forms_are_refused(change: dict[str, Any], path: tuple[str | int, ...]):
    record = json.loads(json.dumps(RECORD.to_dict()))
    inner = record
    for step in path:
        inner = inner[step]
    inner.update(change)
    assert not VALIDATOR.is_valid(record)


@pytest.mark.parametrize("name", ["Party", "Date", "Time", "Place", "Statement", "Event"])
def test_the_schema_has_the_fields_of_the_types_in_their_order(name: str):
    extra = {"code"} if name == "Party" else set()
    described = SCHEMA["$defs"][name.lower()]["properties"]
    assert [key for key in described if key not in extra] == [field.name for field in fields(getattr(types, name))]
    assert set(described) >= extra


def test_the_schema_has_the_fields_of_article_and_record():
    names = [field.name for kind in (Article, Record) for field in fields(kind) if field.name != "article"]
    assert list(SCHEMA["properties"]) == names == SCHEMA["required"]
    assert set(SCHEMA["$defs"]["stretch"]["properties"]) == {field.name for field in fields(Stretch)}


def test_the_schema_has_plovers_types():
    assert set(SCHEMA["$defs"]["event"]["properties"]["type"]["enum"]) == set(plover().types)


def test_every_field_is_described_and_every_object_is_closed():
    def walk(schema: Any, name: str) -> None:
        if isinstance(schema, dict):
            if schema.get("type") == "object":
                assert schema["additionalProperties"] is False, name
                assert set(schema["required"]) == set(schema["properties"]), name
                for key, value in schema["properties"].items():
                    described = value.get("description") or described_elsewhere(value)
                    assert described, f"{name}.{key}"
            for key, value in schema.items():
                walk(value, f"{name}.{key}")

    def described_elsewhere(value: dict[str, Any]) -> str | None:
        return SCHEMA["$defs"].get(value.get("$ref", "").removeprefix("#/$defs/"), {}).get("description")

    walk(SCHEMA, "record")


DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path):
    text = document.read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", text):
        assert (document.parent / target).exists(), target


def commands(language: str) -> list[str]:
    readme = (ROOT / "README.md").read_text("utf-8")
    return [line for block in re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL) for line in block.splitlines()]


def test_continuous_integration_runs_the_readmes_second_command():
    (second,) = [line for line in commands("sh") if line.endswith("pytest")]
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert second in script.splitlines()
    assert "set -euo pipefail" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_readmes_first_command_reads_a_page_of_ours():
    (first,) = [line for line in commands("sh") if "pip install -q ." in line and "pytest" not in line]
    assert (ROOT / first.split()[-1]).is_file()


def test_the_readmes_commands_are_commands():
    for line in [line for line in commands("sh") if "dragoman read" in line]:
        words = shlex.split(line.split("dragoman read", 1)[1], comments=True)
        main.commands["read"].make_context("read", words).close()


def test_the_tables_have_the_columns_that_the_document_lists():
    text = (ROOT / "docs" / "record.md").read_text("utf-8")
    made = tables([RECORD])
    for name, table in (("statements", made.statements), ("events", made.events)):
        (listed,) = re.findall(rf"- \*\*{name}\*\*: `([^`]*)`", text)
        assert listed.split() == table.column_names


def test_the_measures_print_the_figures_that_the_document_lists():
    text = (ROOT / "docs" / "bench.md").read_text("utf-8")
    listed = {name: keys.split() for name, keys in re.findall(r"^\| `(\w+)` \|.*\| `([^`]+)`", text, re.MULTILINE)}
    assert listed["polnear"] == list(Tally().figures())
    assert listed["plv"] == list(figures([], []))
    assert set(bench.commands) == {*listed, "gold"}
