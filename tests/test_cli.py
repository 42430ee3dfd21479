"""The command line, with a reader put in its place that knows one page."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made import RECORD

import dragoman
import dragoman.page
import dragoman.sources
from dragoman.article import Article, Page
from dragoman.cli import main
from dragoman.errors import UnreadableInput
from dragoman.record import Record


class _Reader:
    def pipe(self, articles: Iterable[Article]) -> Iterator[Record]:
        for article in articles:
            yield replace(RECORD, article=replace(RECORD.article, id=article.id))


def _articles(page: Page) -> Iterator[Article | UnreadableInput]:
    for line in page.data.decode().splitlines():
        yield Article(line, "text") if "bad" not in line else UnreadableInput(page.name, "is not English (Russian)")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(dragoman, "Reader", _Reader, raising=False)
    monkeypatch.setattr(dragoman.page, "articles", _articles, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one").write_text("first")
    (tmp_path / "two").write_text("second\nbad\nthird")
    (tmp_path / "bad").write_text("bad")

    def invoke(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return invoke


def ids(result: Result) -> list[str]:
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def test_a_pipe_gets_json_lines(run):
    result = run("read", "one", "two")
    assert ids(result) == ["first", "second", "third"]
    assert result.exit_code == 0


def test_what_cannot_be_read_is_named_on_a_line_and_the_rest_is_read(run):
    result = run("read", "nowhere", "two", "one")
    assert ids(result) == ["second", "third", "first"]
    assert result.stderr == ("dragoman: nowhere: no such file or folder\ndragoman: two: is not English (Russian)\n")
    assert result.exit_code == 0


@pytest.mark.parametrize("inputs", [["bad"], ["nowhere"], ["bad", "nowhere"]])
def test_the_status_is_1_if_nothing_could_be_read(run, inputs: list[str]):
    result = run("read", *inputs)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == len(inputs)


def test_json_is_always_one_array(run):
    assert [r["id"] for r in json.loads(run("read", "-f", "json", "one").stdout)] == ["first"]
    assert [r["id"] for r in json.loads(run("read", "-f", "json", "two").stdout)] == ["second", "third"]
    assert json.loads(run("read", "-f", "json", "bad").stdout) == []


def test_terminal_form_on_demand(run):
    out = run("read", "-f", "terminal", "two").stdout
    assert out.count("WHO SAID WHAT") == 2
    assert "\x1b" not in out


def test_standard_input(run):
    assert ids(run("read", "-", stdin="from the pipe")) == ["from the pipe"]


def test_output_goes_to_a_file(run, tmp_path: Path):
    result = run("read", "one", "two", "-o", "out.jsonl")
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()] == [
        "first",
        "second",
        "third",
    ]
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == "3 articles, 1 not readable -> out.jsonl"
    assert run("read", "one", "-o", "out.jsonl", "-q").stderr == ""


def test_an_older_output_stays_if_nothing_could_be_read_or_reading_breaks(run, tmp_path, monkeypatch):
    before = sorted(os.listdir(tmp_path))
    run("read", "bad", "-o", "out.jsonl")
    assert sorted(os.listdir(tmp_path)) == before

    (tmp_path / "out.jsonl").write_text("older")

    def breaking(page: Page) -> Iterator[Article]:
        yield Article("first", "text")
        raise KeyboardInterrupt

    monkeypatch.setattr(dragoman.page, "articles", breaking)
    assert run("read", "one", "-o", "out.jsonl").exit_code != 0
    assert (tmp_path / "out.jsonl").read_text() == "older"
    assert sorted(os.listdir(tmp_path)) == sorted([*before, "out.jsonl"])


def test_an_output_that_cannot_be_written_is_named(run):
    result = run("read", "one", "-o", "no/such/folder/out.jsonl")
    assert result.exit_code == 1
    assert "no/such/folder/out.jsonl: No such file or directory" in result.stderr


def test_a_link_to_an_output_is_followed_and_a_device_stays_one(run, tmp_path: Path):
    (tmp_path / "link").symlink_to(tmp_path / "out.jsonl")
    (tmp_path / "nothing").symlink_to(os.devnull)
    assert run("read", "one", "-o", "link").exit_code == 0
    assert run("read", "one", "-o", "nothing").exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["id"] == "first"
    assert Path(os.devnull).is_char_device()


def test_records_are_printed_as_they_come(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], run):
    seen: list[str] = []

    class Watching(_Reader):
        def pipe(self, articles: Iterable[Article]) -> Iterator[Record]:
            for record in super().pipe(articles):
                yield record
                seen.append(sys.stdout.buffer.getvalue().decode())  # pyright: ignore

    monkeypatch.setattr(dragoman, "Reader", Watching, raising=False)
    run("read", "two")
    assert [len(text.splitlines()) for text in seen] == [1, 2]


def test_a_mistyped_command_is_told_the_right_one(run):
    result = run("raed", "one")
    assert result.exit_code == 2
    assert "read" in result.stderr.replace("raed", "")


def test_an_input_named_with_terminal_codes_is_named_without_them(run):
    result = run("read", "\x1b]0;owned\x07\u202egone")
    assert result.stderr == "dragoman: gone: no such file or folder\n"


@pytest.mark.parametrize(("option", "says"), [("--help", "Usage: "), ("--version", version("dragoman"))])
def test_help_and_version_import_nothing_heavy(option: str, says: str):
    code = (
        "import sys; from dragoman.cli import main\n"
        "try: main([sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'trafilatura', 'htmldate', 'py3langid', 'rich', 'pyarrow'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, option], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert says in done.stdout


def test_it_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "dragoman", "raed"], capture_output=True, text=True)
    assert done.stderr.startswith("Usage: dragoman [OPTIONS]")
    assert done.returncode == 2
