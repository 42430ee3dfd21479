"""Statements and events against gold: the figures of ``bench gold``.

- statements, found: content spans overlap by half or more (intersection over union), one to one. speaker, source,
  kind: share right among the found.
- events, found: same type in the same sentence, one to one. who: found, and on both sides a party of the same country
  (or body), or both sides empty. coded: as who, and of the same sector as well. date, place, status, said_by: share
  right among the found; date and place where the gold gives one.
- For CONSULT, AGREE and COOPERATE the two sides may stand swapped.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench._gold import GoldArticle, GoldEvent, GoldParty
from dragoman.record import Event, Party, Record
from dragoman.span import Span

Day = tuple[int, int, int]

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_TITLES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "of"})


@dataclass
class Tally:
    """Counts summed over articles, and the differences met on the way."""

    counts: Counter[str] = field(default_factory=Counter[str])
    by_type: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    articles: int = 0
    differences: list[str] = field(default_factory=list[str])

    def add(self, gold: GoldArticle, record: Record | None) -> None:
        """Count one article; None stands for one that was not read."""
        self.articles += 1
        self._events(gold, record, self._statements(gold, record))

    def figures(self) -> dict[str, Any]:
        """Return the figures, rounded to three places; a share of nothing is None."""
        n = self.counts
        return {
            "articles": self.articles,
            "statements": {
                "gold": n["s_gold"],
                "predicted": n["s_pred"],
                "found": _prf(n["s_found"], n["s_pred"], n["s_gold"]),
                **{name: self._share(f"s_{name}", "s_found") for name in ("speaker", "source", "kind")},
            },
            "events": {
                "gold": n["e_gold"],
                "predicted": n["e_pred"],
                **{name: _prf(n[f"e_{name}"], n["e_pred"], n["e_gold"]) for name in ("found", "who", "coded")},
                "date": self._share("e_date", "e_dated"),
                "place": self._share("e_place", "e_placed"),
                "status": self._share("e_status", "e_found"),
                "said_by": self._share("e_said", "e_found"),
            },
            "by_type": {
                kind: _prf(counts["found"], counts["pred"], counts["gold"])["f1"]
                for kind, counts in sorted(self.by_type.items(), key=lambda item: -item[1]["gold"])
            },
        }

    def _share(self, right: str, of: str) -> float | None:
        return round(self.counts[right] / self.counts[of], 3) if self.counts[of] else None

    def _note(self, article: GoldArticle, what: str, detail: str) -> None:
        self.differences.append(f"{article.id} | {what} | {' '.join(detail.split())}")

    def _statements(self, article: GoldArticle, record: Record | None) -> dict[int, str]:
        """Count the statements, and return gold index -> predicted id of those found."""
        n, gold, predicted = self.counts, article.statements, record.statements if record else ()
        gold_chars, predicted_chars = ([_chars(s.content) for s in side] for side in (gold, predicted))
        found = _pairs(
            (overlap, i, j)
            for i, a in enumerate(gold_chars)
            for j, b in enumerate(predicted_chars)
            if (overlap := _share_of_union(a, b)) >= 0.5
        )
        n["s_gold"] += len(gold)
        n["s_pred"] += len(predicted)
        n["s_found"] += len(found)
        for i, j in found.items():
            a, b = gold[i], predicted[j]
            n["s_speaker"] += _same_name(a.speaker, b.speaker and b.speaker.name) if a.speaker else not b.speaker
            n["s_source"] += _overlap(a.source, b.source) if a.source else not b.source
            n["s_kind"] += a.kind == b.kind
        for i in sorted(set(range(len(gold))) - set(found)):
            self._note(article, "statement missed", gold[i].content[0].of(article.text))
        for j in sorted(set(range(len(predicted))) - set(found.values())):
            self._note(article, "statement not in gold", " … ".join(s.of(article.text) for s in predicted[j].content))
        return {i: predicted[j].id for i, j in found.items()}

    def _events(self, article: GoldArticle, record: Record | None, statements: Mapping[int, str]) -> None:
        n, gold, predicted = self.counts, article.events, record.events if record else ()
        found = _pairs(
            (likeness, i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(predicted)
            if (likeness := _likeness(article, a, b))
        )
        n["e_gold"] += len(gold)
        n["e_pred"] += len(predicted)
        n["e_found"] += len(found)
        for event in gold:
            self.by_type.setdefault(event.type, Counter())["gold"] += 1
        for event in predicted:
            self.by_type.setdefault(event.type, Counter())["pred"] += 1
        for i, j in found.items():
            self._event(article, gold[i], predicted[j], statements)
        for i in sorted(set(range(len(gold))) - set(found)):
            sentence = _sentence_of(article, gold[i].trigger) or Span(0, 0)
            self._note(
                article, f"{gold[i].type} missed", f"{gold[i].trigger.of(article.text)}: {sentence.of(article.text)}"
            )
        for j in sorted(set(range(len(predicted))) - set(found.values())):
            self._note(article, f"{predicted[j].type} not in gold", predicted[j].trigger.of(article.text))

    def _event(self, article: GoldArticle, a: GoldEvent, b: Event, statements: Mapping[int, str]) -> None:
        n, who = self.counts, _who_right(a, b, sectors=False)
        self.by_type[a.type]["found"] += 1
        n["e_who"] += who
        n["e_coded"] += _who_right(a, b, sectors=True)
        n["e_status"] += a.status == b.status
        n["e_said"] += b.said_by is None if a.said_by is None else statements.get(a.said_by, "") == b.said_by
        if gold_days := days(a.date):
            n["e_dated"] += 1
            n["e_date"] += gold_days == (days(f"{b.date.start}/{b.date.end}") if b.date else None)
        if a.place:
            n["e_placed"] += 1
            n["e_place"] += b.place is not None and (
                _overlap(a.place, b.place.span) or _same_name(a.place.of(article.text), b.place.name)
            )
        if not who:
            sentence = _sentence_of(article, a.trigger) or Span(0, 0)
            self._note(article, f"{a.type} parties", f"{_codes(a)} read as {_codes(b)}: {sentence.of(article.text)}")


def days(value: str | None) -> tuple[Day, Day] | None:
    """Return the first and last day of an ISO date, month, year or interval ``A/B``; None where it is no date.

    The day of a month is not checked.
    """
    first, _, last = (value or "").partition("/")
    start, end = _edge(first, last=False), _edge(last or first, last=True)
    return (start, end) if start and end else None


def _edge(value: str, *, last: bool) -> Day | None:
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    month = month or (12 if last else 1)
    if year is None or not 1 <= month <= 12:
        return None
    return year, month, day or (calendar.monthrange(year, month)[1] if last else 1)


def _likeness(article: GoldArticle, a: GoldEvent, b: Event) -> int:
    """Return 0 for two events that are no pair, else more the more alike they are."""
    sentence = _sentence_of(article, a.trigger)
    if a.type != b.type or sentence is None or sentence != _sentence_of(article, b.trigger):
        return 0
    near = sum(
        _overlap(x.span, y.span)
        for gold, predicted in ((a.actors, b.actors), (a.recipients, b.recipients))
        for x in gold
        for y in predicted
    )
    return 1 + _overlap(a.trigger, b.trigger) + min(near, 2) + _who_right(a, b, sectors=False)


def _sentence_of(article: GoldArticle, span: Span) -> Span | None:
    return next((s for s in article.sentences if s.start <= span.start < s.end), None)


def _chars(spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(*span)}


def _share_of_union(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _overlap(a: Span | None, b: Span | None) -> bool:
    return bool(a and b and a.overlaps(b))


def _pairs(scored: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Return one-to-one pairs, best score first, of (score, gold index, predicted index)."""
    chosen: dict[int, int] = {}
    for _, gold, predicted in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if gold not in chosen and predicted not in chosen.values():
            chosen[gold] = predicted
    return chosen


def _name_words(name: str | None) -> list[str]:
    return [word for word in re.findall(r"\w+", (name or "").lower()) if word not in _TITLES]


def _same_name(a: str | None, b: str | None) -> bool:
    first, second = _name_words(a), _name_words(b)
    if not first or not second:
        return False
    return first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def _side_right(gold: Sequence[GoldParty], predicted: Sequence[Party], *, sectors: bool) -> bool:
    def same(g: GoldParty, p: Party) -> bool:
        wanted, given = (g.code or "---").split(), p.code.split()
        if wanted[0] == "---":
            return _overlap(g.span, p.span)
        return wanted[:2] == given[:2] if sectors else wanted[0] == given[0]

    return any(same(g, p) for g in gold for p in predicted) if gold else not predicted


def _who_right(gold: GoldEvent, predicted: Event, *, sectors: bool) -> bool:
    def right(actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
        return _side_right(gold.actors, actors, sectors=sectors) and _side_right(
            gold.recipients, recipients, sectors=sectors
        )

    return right(predicted.actors, predicted.recipients) or (
        gold.type in MUTUAL and right(predicted.recipients, predicted.actors)
    )


def _codes(event: GoldEvent | Event) -> str:
    actors, recipients = ([party.code for party in side] for side in (event.actors, event.recipients))
    return f"{actors} -> {recipients}"


def _prf(hit: int, predicted: int, gold: int) -> dict[str, float]:
    p, r = hit / predicted if predicted else 0.0, hit / gold if gold else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}
