"""The command line: arguments in, records out. Everything heavy is imported when a command runs."""

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from dragoman.article import Article
    from dragoman.errors import UnreadableInput
    from dragoman.record import Record

FORMATS = ("terminal", "json", "jsonl")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dragoman", message="%(prog)s %(version)s")
def main() -> None:
    """Read news pages into a record: who said what, who did what to whom, when and where."""


@main.command(no_args_is_help=True)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to print the records. By default: terminal on a terminal, jsonl in a pipe or with -o.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to FILE, which appears only once it is whole.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors on standard error.")
def read(inputs: tuple[str, ...], form: str | None, output: Path | None, quiet: bool) -> None:
    r"""Read news pages and print their records.

    INPUT is a file, a folder (all that is in it), or - for standard input: text copied from a browser,
    HTML, or JSON Lines with one article a line; each may be gzipped.

    \b
    Examples:
      dragoman read page.html
      dragoman read news/ -o records.jsonl
      curl -s https://example.org/story | dragoman read -

    What cannot be read is named on standard error, and the rest is still read. The exit status is 1 if
    nothing could be read.
    """
    from dragoman import Reader

    count = _Count()
    records = count.records(Reader().pipe(count.articles(inputs)))
    if output is None:
        chosen = form or ("terminal" if sys.stdout.isatty() else "jsonl")
        _write(records, chosen, _stdout(chosen))
    else:
        with _replacing(output) as file:
            _write(records, form or "jsonl", file)
            if not count.read:
                raise click.exceptions.Exit(1)  # an older output stays as it was
        if not quiet:
            click.echo(f"{count} -> {output}", err=True)
    if not count.read:
        raise click.exceptions.Exit(1)


class _Count:
    """How many articles were read and how many inputs were not; those are named as they come."""

    def __init__(self) -> None:
        self.read = 0
        self.unreadable = 0

    def articles(self, inputs: Iterable[str]) -> "Iterator[Article]":
        from dragoman import page, sources
        from dragoman.errors import UnreadableInput

        for found in sources.gather(inputs):
            if isinstance(found, UnreadableInput):
                self._report(found)
                continue
            for article in page.articles(found):
                if isinstance(article, UnreadableInput):
                    self._report(article)
                else:
                    yield article

    def records(self, records: "Iterable[Record]") -> "Iterator[Record]":
        for record in records:
            self.read += 1
            yield record

    def __str__(self) -> str:
        read = f"{self.read} article{'' if self.read == 1 else 's'}"
        return f"{read}, {self.unreadable} not readable" if self.unreadable else read

    def _report(self, error: "UnreadableInput") -> None:
        from dragoman.output import printable

        self.unreadable += 1
        click.echo(printable(f"dragoman: {error}"), err=True)


def _write(records: "Iterable[Record]", form: str, file: TextIO) -> None:
    if form == "terminal":
        from dragoman.output.terminal import show

        show(records, file)
        return
    from dragoman.output import json_array, json_lines

    for piece in json_array(records) if form == "json" else json_lines(records):
        file.write(piece)
        file.flush()


def _stdout(form: str) -> TextIO:
    """JSON is UTF-8 whatever the locale; a terminal that lacks a character gets a question mark."""
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="replace") if form == "terminal" else reconfigure(encoding="utf-8")
    return sys.stdout


@contextmanager
def _replacing(path: Path) -> Generator[TextIO]:
    """Open a file that takes the place of ``path`` if the block ends well, and is gone if it does not."""
    whole = path.resolve()
    in_place = whole.exists() and not whole.is_file()  # a device or a pipe, which nothing can take the place of
    part = whole if in_place else whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        file = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
    try:
        with file:
            yield file
        if not in_place:
            part.replace(whole)
    except BaseException:
        if not in_place:
            part.unlink(missing_ok=True)
        raise
