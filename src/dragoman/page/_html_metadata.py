"""What an HTML page says about its article in its head: JSON-LD, meta elements, headings."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from dragoman.page._element import Element
from dragoman.page._moment import iso_moment

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "dcterms.modified",
    "article.updated",
)
_SECTIONS = ("article:section", "section", "parsely-section")
_ARTICLE = re.compile(r"Article|BlogPosting|\AReport\Z")
_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|\-–—*•:»·]+\s+")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class HtmlMetadata:
    """Title, section, and moments of publication and update, each where the page gives it."""

    title: str | None
    section: str | None
    published: str | None
    updated: str | None


def metadata_of(tree: Element, found_title: str | None, site: str | None) -> HtmlMetadata:
    """Read the metadata of a page.

    The title is the page's own heading where one agrees with the titles in the head (``found_title`` is
    trafilatura's), so that it is the headline a reader sees; else the head's, without the name of the site.
    """
    metas = _metas(tree)
    titles = [title for title in (found_title, metas.get("og:title"), tree.findtext(".//title")) if title]
    article = _linked_data(tree, titles)
    return HtmlMetadata(
        title=_title(tree, titles, _text(article.get("headline")), site),
        section=_section(article, metas),
        published=_first_moment(_text(article.get("datePublished")), *(metas.get(key) for key in _PUBLISHED)),
        updated=_first_moment(_text(article.get("dateModified")), *(metas.get(key) for key in _UPDATED)),
    )


def _metas(tree: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if key and content and content.strip():
            metas.setdefault(key.strip().lower(), content.strip())
    return metas


def _linked_data(tree: Element, titles: list[str]) -> dict[str, Any]:
    """Return the JSON-LD object of the article: the one whose headline agrees with the page's titles best."""
    articles: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "") and element.text:
            try:
                articles.extend(_article_objects(json.loads(element.text, strict=False), _DEEPEST))
            except (ValueError, RecursionError):
                continue
    wanted = _words(" ".join(titles))

    def agreement(article: dict[str, Any]) -> float:
        return _share_in(_words(_text(article.get("headline")) or ""), wanted)

    return max(articles, key=agreement) if articles else {}


def _article_objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, dict):
        plain = cast(dict[str, Any], value)
        if _ARTICLE.search(str(plain.get("@type", ""))):
            yield plain
        for inner in plain.values():
            yield from _article_objects(inner, depth - 1)
    elif isinstance(value, list):
        for inner in cast(list[object], value):
            yield from _article_objects(inner, depth - 1)


def _title(tree: Element, titles: list[str], headline: str | None, site: str | None) -> str | None:
    wanted = _words(" ".join([*titles, headline or ""]))
    headings = [" ".join(" ".join(h.itertext()).split()) for h in tree.iter("h1")]
    best = max(headings, key=lambda heading: (_share_in(_words(heading), wanted), len(heading)), default="")
    if len(_words(best)) > 2 and _share_in(_words(best), wanted) >= 0.6:
        return best
    if headline and _share_in(_words(headline), _words(" ".join(titles))) >= 0.6:
        return " ".join(headline.split())
    return _without_site(titles[0], site) if titles else headline


def _without_site(title: str, site: str | None) -> str:
    """Cut the site's name, or one short last part, from the end of a title element."""
    title = " ".join(title.split())
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    known = site and _share_in(_words(last), _words(site)) > 0.5
    if known or len(_words(last)) <= 3 < len(_words(title)) - len(_words(last)):
        return title[: title.rindex(last)].rstrip(" |-–—*•:»·")
    return title


def _section(article: dict[str, Any], metas: dict[str, str]) -> str | None:
    given: object = article.get("articleSection")
    if isinstance(given, list):
        given = cast(list[object], given)[0] if given else None
    named = _text(given) or next((metas[key] for key in _SECTIONS if key in metas), None)
    return named if named and len(named) <= 60 else None


def _first_moment(*written: str | None) -> str | None:
    moments = (iso_moment(one) for one in written if one)
    return next((moment for moment in moments if moment), None)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _share_in(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if words else 0.0
