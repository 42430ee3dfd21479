"""Pages to articles: how much of the body is kept, how much furniture comes with it, title and date.

FILE is an index: JSON Lines ``{"id", "html_path", "lang", "url"?, "gold": {"text"?, "title"?, "caption"?, "date"?}}``
with ``html_path`` beside the index. Each page is read twice: as it is, and as the text that a browser's select-all
copies (made with inscriptis, which keeps all furniture; indents and bullets are taken off, as browsers do).

Kept is the share of the gold text's 3-word shingles (a multiset, lower case, marks dropped) that stand in what the
article offers to be read (body and captions); furniture is the share of the offered shingles that stand neither in
the gold's title nor text nor caption. Both are averages over the pages whose gold has a text. A page that is refused
keeps nothing and offers nothing. A title is right if its words and the gold's agree with F1 >= 0.8; a date, if it is
the same day; both are over HTML, ``copied_title`` and ``copied_date`` over copied text. Pages in another language (by
the index, or where the gold text has next to no English function words) count for ``refused_foreign`` alone.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean
from typing import Any

from bench._copied_text import copied_text
from dragoman.article import Article, Page, StretchKind
from dragoman.errors import UnreadableInput
from dragoman.page import articles
from dragoman.sources import gather

Figures = dict[str, list[float]]

_WORD = re.compile(r"\w+")
_SHINGLE = 3
_ENGLISH = frozenset(["the", "of", "and", "to", "that", "for", "with"])
_KEYS = (
    "html_body_kept",
    "html_furniture",
    "copied_body_kept",
    "copied_furniture",
    "title",
    "date",
    "copied_title",
    "copied_date",
    "refused_foreign",
)


def measure(file: Path, *, errors: int = 0) -> dict[str, float]:
    """Return the figures over the index ``file``; the ``errors`` worst pages go to standard error."""
    figures: Figures = {key: [] for key in _KEYS}
    faults: list[tuple[float, str]] = []
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            _measure_page(json.loads(line), file.parent, figures, faults)
    for _, fault in sorted(faults, reverse=True)[:errors]:
        print(fault, file=sys.stderr)
    return {key: round(fmean(values), 4) if values else float("nan") for key, values in figures.items()}


def _measure_page(entry: dict[str, Any], folder: Path, figures: Figures, faults: list[tuple[float, str]]) -> None:
    page = next(iter(gather([str(folder / entry["html_path"])])))
    if isinstance(page, UnreadableInput):
        raise page
    as_given = Page(name=page.name, data=page.data, url=entry.get("url"))
    as_copied = Page(name=f"{page.name} (copied)", data=copied_text(page.data).encode())
    for form, given in (("html", as_given), ("copied", as_copied)):
        found = next(iter(articles(given)))
        if _is_foreign(entry):
            refused = isinstance(found, UnreadableInput) and found.reason.startswith("is in ")
            figures["refused_foreign"].append(float(refused))
        else:
            _measure_article(entry, form, found, figures, faults)


def _measure_article(
    entry: dict[str, Any],
    form: str,
    found: Article | UnreadableInput,
    figures: Figures,
    faults: list[tuple[float, str]],
) -> None:
    gold = entry["gold"]
    article, reason = (found, "") if isinstance(found, Article) else (None, f" ({found.reason})")
    name = f"{entry['id']} {form}"
    if gold.get("text"):
        kept, furniture = _kept_and_furniture(gold, article)
        figures[f"{form}_body_kept"].append(kept)
        figures[f"{form}_furniture"].append(furniture)
        faults.append((1 - kept + furniture, f"{name}: kept {kept:.2f} furniture {furniture:.2f}{reason}"))
    prefix = "" if form == "html" else "copied_"
    if gold.get("title"):
        title = (article and article.title) or ""
        right = _same_words(title, gold["title"])
        figures[f"{prefix}title"].append(float(right))
        faults.extend([] if right else [(0.1, f"{name}: title {title!r}, gold {gold['title']!r}")])
    if gold.get("date") and not gold["date"].startswith("-"):
        date = (article and article.date) or ""
        right = date == gold["date"][:10]
        figures[f"{prefix}date"].append(float(right))
        faults.extend([] if right else [(0.05, f"{name}: date {date!r}, gold {gold['date']!r}")])


def _kept_and_furniture(gold: dict[str, Any], article: Article | None) -> tuple[float, float]:
    if article is None:
        return 0.0, 0.0
    read = (s for s in article.readable() if s.kind is not StretchKind.HEADLINE)
    offered = _shingles(s.span.of(article.text) for s in read)
    wanted = _shingles([gold["text"]])
    known = _shingles([gold["text"], gold.get("title") or "", gold.get("caption") or ""])
    kept = (wanted & offered).total() / max(1, wanted.total())
    return kept, 1 - (known & offered).total() / max(1, offered.total())


def _shingles(texts: Iterable[str]) -> Counter[tuple[str, ...]]:
    shingles: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        words = _words(text)
        shingles.update(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
    return shingles


def _same_words(first: str, second: str) -> bool:
    one, other = Counter(_words(first)), Counter(_words(second))
    return 2 * (one & other).total() >= 0.8 * (one.total() + other.total())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_foreign(entry: dict[str, Any]) -> bool:
    if entry.get("lang", "en") != "en":
        return True
    words = _words(entry["gold"].get("text") or "")
    return len(words) >= 100 and sum(word in _ENGLISH for word in words) < 0.005 * len(words)
