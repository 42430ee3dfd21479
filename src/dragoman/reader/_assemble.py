"""One article's passages, tagged and linked, put together into its reading."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import numpy as np

from dragoman._names import name_overlap, name_words, trigger_overlap
from dragoman.reader._decode import Floats, Ints, Run, log_softmax
from dragoman.reader._network import Network
from dragoman.reader._passages import Passage
from dragoman.reader.labels import EVENT_TYPES, SECTORS, STATUSES, TIME_KINDS
from dragoman.reading import (
    EventReading,
    PartyMention,
    PlaceMention,
    Reading,
    StatementReading,
    Status,
    TimeKind,
    TimeMention,
)
from dragoman.span import Span

EARLIER = 48
"""How many earlier mentions are asked whether they name the same party (as in training)."""

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")

# fmt: off
EMPTY = frozenset((
    "the", "a", "an", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "with", "by", "from", "as",
    "than", "that", "who", "which", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would",
    "can", "could", "may", "might", "must", "should", "not",
))
# fmt: on
"""Closed classes that no party's name ends in: articles, conjunctions, prepositions, auxiliaries."""

ALONE = 6
"""Subtokens of the shortest quotation that is taken to stand for itself."""

Roles = dict[str, list[Run]]


@dataclass(slots=True)
class Found:
    """What the heads found in one passage; runs count its subtokens."""

    passage: Passage
    states: Floats
    statements: list[tuple[Run, bool, Roles]] = field(default_factory=list[tuple[Run, bool, Roles]])
    events: list[tuple[Run, Roles]] = field(default_factory=list[tuple[Run, Roles]])
    classes: list[tuple[Floats, Floats, Floats]] = field(default_factory=list[tuple[Floats, Floats, Floats]])
    times: list[Run] = field(default_factory=list[Run])
    places: list[Run] = field(default_factory=list[Run])

    def span(self, run: Run) -> Span:
        """The characters of the whole words of a run."""
        return self.passage.span(*self.passage.words(run.first, run.last))

    def spans(self, text: str, roles: Roles, role: str) -> tuple[Span, ...]:
        """The characters that fill a role, in text order."""
        return tuple(
            sorted({s for r in roles.get(role, ()) if (s := self.span(r)) and s.of(text).lower() not in EMPTY})
        )

    def parties(self, text: str, roles: Roles, role: str) -> tuple[Span, ...]:
        """The same for a side of an event, which ends in a word that can end a name."""
        return tuple(sorted({s for span in self.spans(text, roles, role) if (s := _closed(text, span))}))

    def best(self, roles: Roles, role: str) -> Span | None:
        """The likeliest filler of a role that takes one."""
        runs = roles.get(role)
        return self.span(max(runs, key=lambda r: r.probability)) if runs else None


def assemble(text: str, found: list[Found], network: Network, settings: dict[str, Any]) -> Reading:
    """Join the passages of one article, in text order, into its reading."""
    statements = _statements(text, found)
    events = _events(text, found, network, settings)
    return Reading(
        statements=statements,
        events=events,
        parties=_parties(text, found, statements, events, network, settings),
        times=tuple(
            TimeMention(f.span(r), TimeKind(TIME_KINDS[r.label]), r.probability) for f in found for r in f.times
        ),
        places=tuple(PlaceMention(f.span(r), r.probability) for f in found for r in f.places),
    )


def _statements(text: str, found: list[Found]) -> tuple[StatementReading, ...]:
    out: list[StatementReading] = []
    for part in found:
        for run, lone, roles in part.statements:
            content = tuple(bare for span in part.spans(text, roles, "content") if (bare := _bare(text, span)))
            if not content:
                continue
            certainty = float(np.mean([r.probability for r in roles["content"]]))
            out.append(
                StatementReading(
                    source=part.best(roles, "source"),
                    cue=None if lone else part.span(run),
                    content=content,
                    channel=part.best(roles, "channel"),
                    probability=run.probability * certainty,
                )
            )
    out.extend(_standing_alone(text, found, out))
    out.sort(key=lambda s: s.content[0] if s.cue is None else min(s.cue, s.content[0]))
    return _continued(_without_echoes(out))


def _standing_alone(text: str, found: list[Found], told: list[StatementReading]) -> Iterator[StatementReading]:
    """Quotations that open and close with sentences, and that no statement found so far takes in.

    Marks and sentences make them out; no word has to be known, so nothing has to be learned.
    """
    for part in found:
        quoted = np.flatnonzero(part.passage.quoted)
        for run in np.split(quoted, np.flatnonzero(np.diff(quoted) > 1) + 1) if len(quoted) else ():
            first, last = int(run[0]), int(run[-1])
            span = _bare(text, part.passage.span(first, last))
            whole = bool(part.passage.breaks[first - 1]) and text[part.passage.ends[last] - 1] in ".!?…,"
            if not span or not whole or len(run) < ALONE:
                continue
            alone = not any(s.cue is None and span.overlaps(s.content[0]) for s in told)
            if alone and not _taken_in(span, told, 0.3):
                yield StatementReading(None, None, (span,), probability=0.5)


def _bare(text: str, span: Span) -> Span | None:
    """The span without blanks and quotation marks at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in '"“”„«»`'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '"“”„«»`'):
        end -= 1
    return Span(start, end) if end > start else None


def _closed(text: str, span: Span) -> Span | None:
    """The span without words at its end that no name ends in; None where nothing else is left."""
    words = list(_WORD.finditer(text, span.start, span.end))
    kept = [number for number, word in enumerate(words) if word.group().lower() not in EMPTY]
    if not kept:
        return None
    return span if kept[-1] == len(words) - 1 else Span(span.start, words[kept[-1]].end())


def _without_echoes(statements: list[StatementReading]) -> list[StatementReading]:
    """Leave out a quotation standing alone that another statement's content already takes in."""
    return [s for s in statements if s.cue or not _taken_in(s.content[0], statements, 0.5)]


def _taken_in(quotation: Span, statements: list[StatementReading], share: float) -> bool:
    """Whether a statement with a cue outside the quotation has more than ``share`` of it as its content."""
    outer = [s for s in statements if s.cue and not quotation.holds(s.cue)]
    return any(_shared(quotation, piece) > share for s in outer for piece in s.content)


def _shared(one: Span, other: Span) -> float:
    """Share of ``one`` that ``other`` covers."""
    return max(0, min(one.end, other.end) - max(one.start, other.start)) / max(1, one.end - one.start)


def _continued(statements: list[StatementReading]) -> tuple[StatementReading, ...]:
    """Link each quotation standing alone to the nearest earlier statement with a source that is nobody else's words."""
    out: list[StatementReading] = []
    for statement in statements:
        before: int | None = None
        if statement.source is None and statement.cue is None:
            for number in range(len(out) - 1, -1, -1):
                other = out[number]
                if other.source and not any(p.holds(other.source) for s in out for p in s.content if s is not other):
                    before = number
                    break
        out.append(replace(statement, continues=before))
    return tuple(out)


def _events(text: str, found: list[Found], network: Network, settings: dict[str, Any]) -> tuple[EventReading, ...]:
    modes: list[str] = settings["modes"]
    allowed = np.array([[m == "" or m in settings["modes_of"][kind] for m in modes] for kind in EVENT_TYPES])
    told: list[tuple[EventReading, Floats]] = []
    for part in found:
        for (run, roles), (status, mode, vector) in zip(part.events, part.classes, strict=True):
            best_mode = int(np.where(allowed[run.label], mode, -1e9).argmax())
            event = EventReading(
                type=EVENT_TYPES[run.label],
                trigger=part.span(run),
                actors=part.parties(text, roles, "actor"),
                recipients=part.parties(text, roles, "recipient"),
                place=part.best(roles, "place"),
                time=part.best(roles, "time"),
                mode=modes[best_mode] or None,
                status=Status(STATUSES[int(status.argmax())]),
                probability=run.probability,
            )
            told.append((event, vector))
    told.sort(key=lambda pair: pair[0].trigger)
    events = [event for event, _ in told]
    words = [name_words(e.trigger.of(text)) for e in events]

    def overlap(i: int, j: int) -> int:
        return trigger_overlap(words[i], words[j], events[i].type == events[j].type)

    before = _antecedents(np.array([v for _, v in told]), overlap, network.same)
    return tuple(replace(e, same_as=b) for e, b in zip(events, before, strict=True))


def _parties(
    text: str,
    found: list[Found],
    statements: tuple[StatementReading, ...],
    events: tuple[EventReading, ...],
    network: Network,
    settings: dict[str, Any],
) -> dict[Span, PartyMention]:
    wanted = {s.source for s in statements if s.source} | {p for e in events for p in (*e.actors, *e.recipients)}
    where: list[tuple[Span, int, tuple[int, int]]] = []
    for span in sorted(wanted):
        for number, part in enumerate(found):
            inside = part.passage.tokens_of(span)
            if inside:
                where.append((span, number, inside))
                break
    if not where:
        return {}
    spans = [span for span, _, _ in where]
    read = [
        network.parties(found[number].states, np.array([inside for _, _, inside in group], dtype=np.int64))
        for number, group in groupby(where, key=lambda w: w[1])
    ]
    country, sector, vectors = (np.concatenate(parts) for parts in zip(*read, strict=True))
    words = [name_words(s.of(text)) for s in spans]
    before = _antecedents(vectors, lambda i, j: name_overlap(words[i], words[j]), network.links)
    return {
        span: guessed(span, None if earlier is None else spans[earlier], country[number], sector[number], settings)
        for number, (span, earlier) in enumerate(zip(spans, before, strict=True))
    }


def guessed(
    span: Span, antecedent: Span | None, country: Floats, sector: Floats, settings: dict[str, Any]
) -> PartyMention:
    """A mention with what the heads make of it; scores are divided by the temperatures chosen on development data."""
    heat: dict[str, float] = settings["temperature"]
    return PartyMention(
        span=span,
        antecedent=antecedent,
        countries=_best(country / heat["country"], settings["countries"]),
        sectors=_best(sector / heat["sector"], SECTORS),
    )


def _antecedents(
    vectors: Floats, overlap: Callable[[int, int], int], score: Callable[[Floats, Floats, Ints, Ints], Floats]
) -> list[int | None]:
    """For each thing in text order the earlier one that it most likely repeats, or None."""
    out: list[int | None] = [None] * len(vectors)
    pairs = [(i, j) for i in range(len(vectors)) for j in range(max(0, i - EARLIER), i)]
    if not pairs:
        return out
    late, early = (np.array(side) for side in zip(*pairs, strict=True))
    overlaps = np.array([overlap(i, j) for i, j in pairs], dtype=np.int64)
    best = [0.0] * len(vectors)
    scores = score(vectors[late], vectors[early], (late - early).astype(np.int64), overlaps)
    for (i, j), value in zip(pairs, scores.tolist(), strict=True):
        if value > best[i]:
            best[i], out[i] = value, j
    return out


def _best(scores: Floats, names: "list[str] | tuple[str, ...]", count: int = 3) -> tuple[tuple[str, float], ...]:
    chances = np.exp(log_softmax(scores))
    order: list[int] = np.argsort(-chances)[:count].tolist()
    return tuple((names[k], float(chances[k])) for k in order)
