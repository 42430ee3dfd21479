"""``python -m bench NAME FILE``: one command that prints every figure we quote."""

import importlib
import json
from pathlib import Path
from typing import Any

import click

File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def bench() -> None:
    """Measure the installed reader. FILE is any file of that form (docs/bench.md)."""


def _add(name: str, summary: str) -> None:
    def run(file: Path, as_json: bool, errors: int) -> None:
        figures: dict[str, Any] = importlib.import_module(f"bench.{name}").measure(file, errors=errors)
        _show(figures, as_json)

    run.__doc__ = summary
    command = click.command(name)(run)
    for wrap in (
        click.option("--errors", default=0, metavar="N", help="Print the first N differences on standard error."),
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
        click.argument("file", type=File),
    ):
        command = wrap(command)
    bench.add_command(command)


_add("gold", "Statements and events against annotated articles.")
_add("polnear", "Attributions against PolNeAR.")
_add("plv", "The class given to a sentence whose two parties are marked.")
_add("timex", "Time expressions: spans, type and value.")
_add("geo", "Place names: found, and resolved to within 161 km.")
_add("pages", "Pages to articles: HTML, and the same pages as copied text.")
_add("actors", "Actor phrases to country and sector.")


@bench.command()
@click.argument("file", type=File)
@click.option("--against", type=click.Choice(["spacy"]), help="Run this in the same process for comparison.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def speed(file: Path, against: str | None, as_json: bool) -> None:
    """Articles per CPU-second, memory, and time to the first record."""
    from bench.speed import measure

    _show(measure(file, against=against), as_json)


def _show(figures: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures))
        return
    for key, value in figures.items():
        if isinstance(value, dict):
            click.echo(key)
            for inner, figure in value.items():  # pyright: ignore[reportUnknownVariableType]
                click.echo(f"  {inner!s:<28} {figure}")  # pyright: ignore[reportUnknownArgumentType]
        else:
            click.echo(f"{key:<30} {value}")


if __name__ == "__main__":
    bench(prog_name="python -m bench")
