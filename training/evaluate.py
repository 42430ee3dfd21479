"""``python -m training.evaluate``: the development figures of a checkpoint, before it is exported."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bench._attributions import Attribution
from bench._attributions import Tally as AttributionTally
from bench._gold import gold_article
from bench._reading import json_lines
from bench._score import Tally
from bench.polnear import as_polnear
from dragoman.article import Article, Stretch, StretchKind
from dragoman.reader import ArticleReader
from dragoman.record import Record
from dragoman.resolve import resolve
from dragoman.span import Span
from training.export import load, settings
from training.network import TorchNetwork


def reader(work: Path, bias: dict[str, float] | None = None) -> ArticleReader:
    """A reader on the checkpoint of a working folder."""
    model, labels = load(work)
    chosen = settings(labels)
    return ArticleReader(network=TorchNetwork(model), settings=chosen | {"bias": chosen["bias"] | (bias or {})})


def records(read: ArticleReader, lines: list[dict[str, Any]]) -> Iterator[Record]:
    """Read lines of JSON Lines, the whole text of each as body."""
    for at in range(0, len(lines), 16):
        articles = [
            Article(
                id=line["id"], text=line["text"], title=line.get("title"), published=line.get("date"),
                publisher=line.get("publisher"), stretches=(Stretch(Span(0, len(line["text"])), StretchKind.BODY),),
            )
            for line in lines[at : at + 16]
        ]  # fmt: skip
        for article, reading in zip(articles, read.read(articles), strict=True):
            yield resolve(article, reading)


def gold(read: ArticleReader, file: Path, errors: int = 0) -> dict[str, Any]:
    """Figures on annotated articles."""
    tally, lines = Tally(), json_lines(file)
    for line, record in zip(lines, records(read, lines), strict=True):
        tally.add(gold_article(line), record)
    for difference in tally.differences[:errors]:
        click.echo(difference)
    return tally.figures()


def attributions(read: ArticleReader, file: Path) -> dict[str, float]:
    """Figures on PolNeAR."""
    tally, lines = AttributionTally(), json_lines(file)
    for line, record in zip(lines, records(read, lines), strict=True):
        marked = [
            Attribution(*(tuple(Span(*s) for s in raw.get(role) or ()) for role in Attribution._fields))
            for raw in line["attributions"]
        ]
        tally.add(line["id"], line["text"], marked, as_polnear(record))
    return tally.figures()


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared"), show_default=True)
@click.option("--work", type=click.Path(exists=True, path_type=Path), default=Path("work"), show_default=True)
@click.option("--errors", default=0)
@click.option("--bias", default="{}", help='JSON, as {"cue": -0.5}.')
@click.option("--polnear/--no-polnear", default=True)
def main(shared: Path, work: Path, errors: int, bias: str, polnear: bool) -> None:
    """Print the figures of a checkpoint on the development sets."""
    read = reader(work, json.loads(bias))
    for name in ("seed/gold.jsonl", "gold/dev.jsonl"):
        click.echo(f"{name} {json.dumps(gold(read, shared / name, errors))}")
    if polnear:
        click.echo(f"polnear/dev.jsonl {json.dumps(attributions(read, shared / 'polnear/dev.jsonl'))}")


if __name__ == "__main__":
    main()
