"""The reader: articles in, readings out, batched over passages."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from dragoman.article import Article
from dragoman.reader._assemble import Found, assemble, guessed
from dragoman.reader._decode import Run, runs
from dragoman.reader._network import Network, OnnxNetwork, padded
from dragoman.reader._passages import Passage, passages
from dragoman.reader.labels import EVENT_ROLES, EVENT_TYPES, PREDICATES, ROLES, STATEMENT_ROLES
from dragoman.reading import PartyMention, Reading
from dragoman.span import Span

BATCH_TOKENS = 4096
"""Subtokens, padding included, that one pass of the encoder takes at most."""

MARKED_TOGETHER = 32
"""Marked sentences that one pass of the encoder takes at most."""

T = TypeVar("T")

CUE, LONE, UNIVOCAL, EVENT = range(len(PREDICATES))


@dataclass(frozen=True, slots=True)
class _Job:
    article: int
    passage: Passage


class ArticleReader:
    """Reads articles with the shipped weights, or with another ``network`` and its ``labels``."""

    def __init__(
        self, *, threads: int | None = None, network: Network | None = None, settings: dict[str, Any] | None = None
    ) -> None:
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

    def _roles(
        self,
        states: NDArray[np.float32],
        sentence: NDArray[np.int64],
        predicates: list[tuple[Run, int]],
        lengths: NDArray[np.int64],
    ) -> list[list[Run]]:
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
        for chunk in _chunks(items, MARKED_TOGETHER):
            marked = [_marked(text, source, target) for text, source, target in chunk]
            states, _ = self._network.encode([p for p, _ in marked])
            mask = padded([p.tokens for p, _ in marked], 0) != 0
            pairs = np.array([(n, *s, *t) for n, (_, (s, t)) in enumerate(marked)], dtype=np.int64)
            out += [EVENT_TYPES[int(k)] for k in self._network.relation(states, mask, pairs).argmax(-1)]
        return out

    def guess(self, items: Iterable[tuple[str, Span]]) -> list[PartyMention]:
        """Country and sector guesses for a marked party of each (passage, span)."""
        out: list[PartyMention] = []
        for chunk in _chunks(items, MARKED_TOGETHER):
            marked = [_marked(text, span) for text, span in chunk]
            states, _ = self._network.encode([p for p, _ in marked])
            spans = np.array([(n, *s) for n, (_, (s,)) in enumerate(marked)], dtype=np.int64)
            country, sector, _ = self._network.parties(states, spans)
            for number, (_, span) in enumerate(chunk):
                out.append(guessed(span, None, country[number], sector[number], self.settings))
        return out


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    stream = iter(items)
    while chunk := list(islice(stream, size)):
        yield chunk


def _marked(text: str, *spans: Span) -> tuple[Passage, list[tuple[int, int]]]:
    """The passage of ``text`` that holds the spans (or the first of them), and their subtokens in it."""
    whole = passages(text, [Span(0, len(text))])
    if not whole:
        raise ValueError("a marked text must not be blank")
    best = max(whole, key=lambda p: [p.tokens_of(s) is not None for s in spans])
    return best, [best.tokens_of(s) or (0, 0) for s in spans]


def _likeliest(found: list[Run], lengths: NDArray[np.int64]) -> list[Run]:
    """At most one run for every four subtokens of a passage: a bound for text that is no prose."""
    rows: dict[int, list[Run]] = {}
    for run in found:
        rows.setdefault(run.row, []).append(run)
    return [
        r
        for row, group in rows.items()
        for r in sorted(sorted(group, key=lambda r: -r.probability)[: int(lengths[row]) // 4], key=lambda r: r.first)
    ]


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
