"""The reader: articles in, readings out, batched over passages."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.article import Article
from dragoman.reader._assemble import Found, assemble
from dragoman.reader._decode import Run, runs
from dragoman.reader._network import Network, OnnxNetwork, padded
from dragoman.reader._passages import Passage, passages
from dragoman.reader.labels import EVENT_ROLES, EVENT_TYPES, PREDICATES, ROLES, STATEMENT_ROLES
from dragoman.reading import Reading
from dragoman.span import Span

BATCH_TOKENS = 4096
"""Subtokens, padding included, that one pass of the encoder takes at most."""

CUE, LONE, UNIVOCAL, EVENT = range(len(PREDICATES))


@dataclass(frozen=True, slots=True)
class _Job:
    article: int
    passage: Passage


class ArticleReader:
    """Reads articles with the shipped weights, or with another ``network`` and its ``labels``."""

    def __init__(self, *, threads: int | None = None, network: Network | None = None, settings: dict[str, Any] | None = None) -> None:
        self._network = network or OnnxNetwork(threads)
        self._given = settings

    @cached_property
    def settings(self) -> dict[str, Any]:
        """Class names of the heads and the decoding thresholds, as the weights come with them."""
        if self._given is not None:
            return self._given
        return json.loads(files("dragoman").joinpath("weights/settings.json").read_text("utf8"))

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """Read articles together; the result has one reading an article, in the same order."""
        jobs = [
            _Job(number, passage)
            for number, article in enumerate(articles)
            for passage in passages(article.text, [s.span for s in article.readable()])
        ]
        found: list[list[Found]] = [[] for _ in articles]
        for batch in _batches(jobs):
            for job, result in zip(batch, self._read_passages([j.passage for j in batch]), strict=True):
                found[job.article].append(result)
        return [
            assemble(article.text, sorted(parts, key=lambda f: int(f.passage.starts[0])), self._network, self.settings)
            for article, parts in zip(articles, found, strict=True)
        ]

    def _read_passages(self, batch: Sequence[Passage]) -> list[Found]:
        states, scores = self._network.encode(batch)
        lengths = np.array([len(p) for p in batch])
        for values in scores.values():
            values[:, 0, 1:] = -1e4
            values[np.arange(len(batch)), lengths - 1, 1:] = -1e4
        bias: dict[str, float] = self.settings["bias"]
        tagged = {layer: runs(values, lengths, bias.get(layer, 0.0)) for layer, values in scores.items()}
        style = "univocal" if self.settings.get("univocal") else "cue"
        cues, triggers = _likeliest(tagged[style], lengths), _likeliest(tagged["event"], lengths)
        predicates = [(r, UNIVOCAL if style == "univocal" else (CUE, LONE)[r.label]) for r in cues]
        predicates += [(r, EVENT) for r in triggers]
        sentence = padded([p.sentence for p in batch], -1)
        roles = self._roles(states, sentence, predicates, lengths)
        found = [Found(passage, states[number, : len(passage)]) for number, passage in enumerate(batch)]
        for number, (run, kind) in enumerate(predicates):
            filled: dict[str, list[Run]] = {}
            for role in roles[number]:
                filled.setdefault(ROLES[role.label], []).append(role)
            if kind == EVENT:
                found[run.row].events.append((run, filled))
            else:
                found[run.row].statements.append((run, kind == LONE, filled))
        for layer in ("time", "place"):
            for run in tagged[layer]:
                getattr(found[run.row], f"{layer}s").append(run)
        self._class_events(states, triggers, found)
        return found

    def _roles(self, states: NDArray[np.float32], sentence: NDArray[np.int64], predicates: list[tuple[Run, int]], lengths: NDArray[np.int64]) -> list[list[Run]]:
        """The role spans of every predicate; a run's label is its role."""
        if not predicates:
            return []
        table = np.array([(r.row, r.first, r.last, kind) for r, kind in predicates], dtype=np.int64)
        scores = self._network.roles(states, sentence, table)
        rows: list[NDArray[np.float32]] = []
        owners: list[tuple[int, int]] = []
        for number, (_, kind) in enumerate(predicates):
            for role in EVENT_ROLES if kind == EVENT else STATEMENT_ROLES:
                rows.append(scores[number, :, role])
                owners.append((number, role))
        sizes = lengths[[predicates[number][0].row for number, _ in owners]]
        stacked = np.stack(rows)
        stacked[:, 0, 1:] = -1e4
        stacked[np.arange(len(rows)), sizes - 1, 1:] = -1e4
        out: list[list[Run]] = [[] for _ in predicates]
        for run in runs(stacked, sizes, float(self.settings["bias"].get("roles", 0.0))):
            number, role = owners[run.row]
            out[number].append(Run(predicates[number][0].row, run.first, run.last, role, run.probability))
        return out

    def _class_events(self, states: NDArray[np.float32], triggers: list[Run], found: list[Found]) -> None:
        if not triggers:
            return
        table = np.array([(r.row, r.first, r.last) for r in triggers], dtype=np.int64)
        status, mode, vector = self._network.events(states, table)
        for number, run in enumerate(triggers):
            found[run.row].classes.append((status[number], mode[number], vector[number]))

    def relate(self, items: Iterable[tuple[str, Span, Span]]) -> list[str]:
        """PLOVER type of what the first marked party does to the second, for each (sentence, source, target)."""
        out: list[str] = []
        chunk: list[tuple[Passage, Span, Span]] = []
        for text, source, target in items:
            whole = passages(text, [Span(0, len(text))])
            chunk.append((next((p for p in whole if p.tokens_of(source) and p.tokens_of(target)), whole[0]), source, target))
            if len(chunk) == 32:
                out += self._relate(chunk)
                chunk = []
        return out + (self._relate(chunk) if chunk else [])

    def _relate(self, chunk: list[tuple[Passage, Span, Span]]) -> list[str]:
        states, _ = self._network.encode([p for p, _, _ in chunk])
        mask = padded([p.tokens for p, _, _ in chunk], 0) != 0
        pairs = np.array([(n, *(p.tokens_of(s) or (0, 0)), *(p.tokens_of(t) or (0, 0))) for n, (p, s, t) in enumerate(chunk)])
        return [EVENT_TYPES[int(k)] for k in self._network.relation(states, mask, pairs.astype(np.int64)).argmax(-1)]


def _likeliest(found: list[Run], lengths: NDArray[np.int64]) -> list[Run]:
    """At most one run for every four subtokens of a passage: a bound for text that is no prose."""
    rows: dict[int, list[Run]] = {}
    for run in found:
        rows.setdefault(run.row, []).append(run)
    return [r for row, group in rows.items() for r in sorted(sorted(group, key=lambda r: -r.probability)[: int(lengths[row]) // 4], key=lambda r: r.first)]


def _batches(jobs: list[_Job]) -> Iterable[list[_Job]]:
    """Passages of like length together, so that little is padding."""
    batch: list[_Job] = []
    for job in sorted(jobs, key=lambda j: len(j.passage), reverse=True):
        if batch and len(batch[0].passage) * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(job)
    if batch:
        yield batch
