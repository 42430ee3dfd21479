"""The command line with nothing put in its place: what can be read, and what cannot."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from made import TEXT

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
RUSSIAN = "Министр иностранных дел встретился с послом в Москве. Он сказал, что переговоры были полезными. " * 5
BAD = {
    "empty.txt": b"",
    "blank.html": b" \n\n \t",
    "binary.txt": bytes(range(256)) * 20,
    "page.html": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n" + bytes(300),
    "long.txt": b"x" * 10_000_000,
    "russian.txt": RUSSIAN.encode(),
    "russian.jsonl": json.dumps({"id": "r", "text": RUSSIAN}).encode(),
    "broken.gz": gzip.compress(TEXT.encode())[:-20],
    "none.txt": b"Home\nWorld\nLog in\nSubscribe\n",
    "other.json": b'{"a": [1, 2',
}
weights = pytest.mark.skipif(
    not (ROOT / "src" / "dragoman" / "weights" / "encoder.onnx").is_file(), reason="needs the weights"
)


def dragoman(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman", "read", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, input=stdin)


def test_each_bad_input_gets_one_line_that_names_it_and_the_reason(tmp_path: Path):
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    done = dragoman(*(tmp_path / name for name in BAD), tmp_path / "nowhere")
    lines = done.stderr.decode().splitlines()
    assert len(lines) == len(BAD) + 1
    for line, name in zip(lines, [*BAD, "nowhere"], strict=True):
        assert line.startswith(f"dragoman: {tmp_path / name}"), line
        assert 8 < len(line.split(name, 1)[1]) < 200
    assert any("Russian" in line for line in lines)
    assert any("PDF" in line for line in lines)
    assert done.stdout == b""
    assert done.returncode == 1


@weights
def test_the_others_are_read_and_every_record_is_of_the_schema(tmp_path: Path):
    validator = Draft202012Validator(SCHEMA)
    (tmp_path / "utf16.txt").write_bytes(TEXT.encode("utf-16"))
    (tmp_path / "latin.txt").write_bytes(TEXT.replace("lake", "lac L\xe9man").encode("latin-1"))
    (tmp_path / "page.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "undated.jsonl").write_text(json.dumps({"id": "undated", "text": TEXT}), "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = dragoman(tmp_path, ROOT / "examples", "-", stdin=TEXT.encode())
    assert done.stderr.decode().splitlines() == [f"dragoman: {tmp_path / 'empty.txt'}: is empty"]
    assert done.returncode == 0
    records = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    assert len(records) == 5 + len(list((ROOT / "examples").iterdir()))
    for record in records:
        assert [error.message for error in validator.iter_errors(record)] == []
        assert record["statements"]
        spans = [span for s in record["statements"] for span in (*s["content"], s["source"], s["cue"]) if span]
        assert all(0 <= start < end <= len(record["text"]) for start, end in spans)
        known = {s["id"] for s in record["statements"]}
        assert {e["said_by"] for e in record["events"]} <= {None, *known}


@weights
def test_a_person_reads_a_page_on_a_terminal():
    done = dragoman("-f", "terminal", ROOT / "examples" / "page.txt")
    out = done.stdout.decode()
    assert "WHO SAID WHAT" in out
    assert "WHO DID WHAT TO WHOM" in out
    assert "found." not in out
    assert done.stderr == b""
