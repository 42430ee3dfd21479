"""``python -m training.choose``: chooses the decoding thresholds and temperatures on the development articles."""

import json
from pathlib import Path
from typing import Any

import click
import numpy as np

from bench._reading import json_lines
from dragoman.reader import ArticleReader
from dragoman.reader._decode import Floats, Ints, log_softmax
from dragoman.reader._passages import Passage, passages
from dragoman.reader.labels import SECTORS
from dragoman.span import Span
from training.evaluate import gold
from training.export import load, settings
from training.network import TorchNetwork

GRID: tuple[tuple[tuple[str, ...], tuple[float, ...]], ...] = (
    (("event",), (-1.5, -1.0, -0.5, 0.0, 0.5)),
    (("role actor", "role recipient"), (-3.0, -2.0, -1.0, 0.0)),
    (("role place",), (-3.0, -2.0, -1.0, 0.0)),
    (("role time",), (-4.0, -3.0, -2.0, -1.0, 0.0)),
    (("cue",), (-1.0, -0.5, 0.0, 0.5)),
    (("role source",), (-1.0, 0.0)),
    (("role content",), (-1.0, -0.5, 0.0, 0.5)),
    (("event",), (-1.5, -1.0, -0.5, 0.0, 0.5)),
)
"""Thresholds in the order of their choice, coarse on purpose: 26 articles would not bear a finer grid."""


class _Remembering(TorchNetwork):
    """Keeps what the encoder and the role head gave, which no threshold changes."""

    def __init__(self, model: Any) -> None:
        super().__init__(model)
        self._encoded: dict[bytes, tuple[Floats, dict[str, Floats]]] = {}
        self._roles: dict[bytes, Floats] = {}

    def encode(self, passage: Passage) -> tuple[Floats, dict[str, Floats]]:
        key = passage.tokens.tobytes() + passage.starts.tobytes()
        if key not in self._encoded:
            self._encoded[key] = super().encode(passage)
        return self._encoded[key]

    def roles(self, states: Floats, sentence: Ints, predicates: Ints) -> Floats:
        key = states[1].tobytes() + predicates.tobytes()
        if key not in self._roles:
            self._roles[key] = super().roles(states, sentence, predicates)
        return self._roles[key]


def worth(figures: dict[str, Any]) -> float:
    """What is maximised: what is found and who it is, with the shares of dates and places right counting less."""
    statements, events = figures["statements"], figures["events"]
    found = statements["found"]["f1"] * (1 + 0.3 * statements["speaker"]) + events["found"]["f1"] + events["who"]["f1"]
    return found + 0.15 * (events["date"] + events["place"])


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared"), show_default=True)
@click.option("--work", type=click.Path(exists=True, path_type=Path), default=Path("work"), show_default=True)
def main(shared: Path, work: Path) -> None:
    """Search one threshold after the other; print what to write into training/export.py."""
    model, labels = load(work)
    network, base = _Remembering(model), settings(labels)
    file = shared / "gold/dev.jsonl"
    base["temperature"] = temperatures(network, file, labels)
    click.echo(json.dumps({"temperature": base["temperature"]}))
    bias: dict[str, float] = dict.fromkeys(base["bias"], 0.0)
    for names, values in GRID:
        scored: list[tuple[float, float]] = []
        for value in values:
            tried = bias | dict.fromkeys(names, value)
            read = ArticleReader(network=network, settings=base | {"bias": tried})
            scored.append((worth(gold(read, file)), value))
        bias |= dict.fromkeys(names, max(scored)[1])
        click.echo(f"{names} {[(v, round(s, 4)) for s, v in scored]}")
    click.echo(json.dumps({"bias": bias}))


def temperatures(network: TorchNetwork, file: Path, labels: dict[str, list[str]]) -> dict[str, float]:
    """What to divide the scores of countries and sectors by: the least negative log-likelihood (Guo et al. 2017)."""
    countries: list[tuple[Floats, int]] = []
    sectors: list[tuple[Floats, int]] = []
    for line in json_lines(file):
        parts = passages(line["text"], [Span(0, len(line["text"]))])
        for party in (p for e in line["events"] for p in e["actors"] + e["recipients"]):
            country, _, rest = party["code"].partition(" ")
            for passage in parts:
                at = passage.tokens_of(Span(*party["span"]))
                if at:
                    states, _ = network.encode(passage)
                    by_country, by_sector, _ = network.parties(states, np.array([at], dtype=np.int64))
                    if country in labels["countries"]:
                        countries.append((by_country[0], labels["countries"].index(country)))
                    sectors.append((by_sector[0], SECTORS.index(rest.split(" ")[0])))
                    break
    return {"country": _temperature(countries), "sector": _temperature(sectors)}


def _temperature(scored: list[tuple[Floats, int]]) -> float:
    scores, right = np.array([s for s, _ in scored]), np.array([r for _, r in scored])
    every = np.arange(len(right))
    losses = {float(t): -float(log_softmax(scores / t)[every, right].mean()) for t in np.arange(1.0, 6.1, 0.25)}
    return min(losses, key=lambda t: losses[t])


if __name__ == "__main__":
    main()
