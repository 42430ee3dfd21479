"""Time expressions by TempEval-3's rules (UzZaman et al. 2013): spans, type and value."""

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.article import Article, Stretch, StretchKind
from dragoman.reading import TimeKind, TimeMention
from dragoman.record import Time
from dragoman.resolve.when import resolve_times
from dragoman.span import Span

#: Sources whose date is that of retrieval and no anchor for the text.
_UNANCHORED = frozenset({"wikiwars"})


def measure(file: Path, *, errors: int = 0) -> dict[str, float]:
    """Measure the reader's time expressions against ``file``.

    Each line is an article: text, dct, source, and timex with start, end, type, value. ``span_strict_f1`` counts
    equal spans, ``span_relaxed_f1`` overlapping ones, one to one; ``type_f1`` and ``value_f1`` the relaxed matches
    whose type or value is right too. Gold expressions without a type (WikiWars leaves some unvalued) count as spans
    only. ``value_given_spans`` is the share of values right where spans and types are given.
    The first ``errors`` differences go to standard error.
    """
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    dated = [(str(row["text"]), _document_date(row)) for row in rows]
    counts: Counter[str] = Counter()
    differences: list[str] = []
    for row, times in zip(rows, _predict(dated), strict=True):
        _count(row, times, counts, differences)
    for row, (text, date) in zip(rows, dated, strict=True):
        _count_given(row, text, date, counts, differences)
    for line in differences[:errors]:
        print(line, file=sys.stderr)
    return {
        "span_strict_f1": _f1(counts["strict"], counts["predicted"], counts["gold"]),
        "span_relaxed_f1": _f1(counts["relaxed"], counts["predicted"], counts["gold"]),
        "type_f1": _f1(counts["type"], counts["predicted valued"], counts["gold valued"]),
        "value_f1": _f1(counts["value"], counts["predicted valued"], counts["gold valued"]),
        "value_given_spans": counts["given right"] / max(1, counts["gold valued"]),
    }


def _predict(dated: Iterable[tuple[str, dt.date | None]]) -> list[tuple[Time, ...]]:
    """What the reader finds in texts of given dates."""
    from dragoman import Reader

    articles = (
        Article(str(n), text, (Stretch(Span(0, len(text)), StretchKind.BODY),), published=date and date.isoformat())
        for n, (text, date) in enumerate(dated)
    )
    return [record.times for record in Reader().pipe(articles)]


def _document_date(row: dict[str, Any]) -> dt.date | None:
    if row.get("source") in _UNANCHORED or not row.get("dct"):
        return None
    return dt.date.fromisoformat(str(row["dct"])[:10])


def _count(row: dict[str, Any], times: tuple[Time, ...], counts: Counter[str], differences: list[str]) -> None:
    gold: list[dict[str, Any]] = row["timex"]
    pairs = _pair([Span(g["start"], g["end"]) for g in gold], [time.span for time in times])
    unvalued = {index for index, g in enumerate(gold) if not g["type"]}
    counts["gold"] += len(gold)
    counts["predicted"] += len(times)
    counts["relaxed"] += len(pairs)
    counts["gold valued"] += len(gold) - len(unvalued)
    counts["predicted valued"] += len(times) - sum(index in unvalued for index in pairs)
    for index, other in pairs.items():
        expected, time = gold[index], times[other]
        counts["strict"] += (expected["start"], expected["end"]) == time.span
        if index in unvalued:
            continue
        counts["type"] += expected["type"] == time.type
        counts["value"] += expected["value"] == time.value
        if expected["value"] != time.value:
            differences.append(_difference(row, time.span, f"{expected['value']} read as {time.value}"))
    differences.extend(
        _difference(row, Span(g["start"], g["end"]), "missed") for i, g in enumerate(gold) if i not in pairs
    )
    differences.extend(_difference(row, t.span, "made up") for i, t in enumerate(times) if i not in pairs.values())


def _count_given(
    row: dict[str, Any], text: str, date: dt.date | None, counts: Counter[str], differences: list[str]
) -> None:
    gold = [g for g in row["timex"] if g["type"]]
    mentions = [TimeMention(Span(g["start"], g["end"]), TimeKind(g["type"])) for g in gold]
    for expected, time in zip(gold, resolve_times(text, mentions, date), strict=True):
        counts["given right"] += expected["value"] == time.value
        if expected["value"] != time.value:
            differences.append(_difference(row, time.span, f"(span given) {expected['value']} read as {time.value}"))


def _difference(row: dict[str, Any], span: Span, what: str) -> str:
    return f"{row['id']} {list(span)} {span.of(str(row['text']))!r}: {what}"


def _pair(gold: list[Span], predicted: list[Span]) -> dict[int, int]:
    """One-to-one pairs of overlapping spans, the largest overlap first."""
    overlaps = sorted(
        (min(g.end, p.end) - max(g.start, p.start), -i, -j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g.overlaps(p)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in reversed(overlaps):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 0.0
