"""HTML to an article: trafilatura finds the text, dragoman lays it out and keeps what the head says."""

import re
from typing import Any

from dragoman.article import Article, Page, Stretch, StretchKind
from dragoman.errors import UnreadableInput
from dragoman.page._dateline import dateline_of
from dragoman.page._html_metadata import metadata_of
from dragoman.page._language import refuse_foreign
from dragoman.page._lines import Line, lines_of
from dragoman.page._running import why_no_article
from dragoman.span import Span

MAX_HTML = 8_000_000
"""The longest HTML page that is read, in characters."""

_RIGHTS = re.compile(r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_AUTHOR_BREAK = re.compile(r"\s*;\s*")
_CAPTIONS = 20


def article_of_html(page: Page, text: str) -> Article:
    """Return the article of an HTML page.

    The article's text is the title, the body's paragraphs and the captions, in this order, with a blank
    line between any two; furniture is absent.

    Raises:
        UnreadableInput: if the page is too long, holds no article, or is not in English.
    """
    import trafilatura

    if len(text) > MAX_HTML:
        raise UnreadableInput(page.name, f"is an HTML page of {len(text):,} characters; at most {MAX_HTML:,} are read")
    try:
        tree = trafilatura.load_html(text)
        found = trafilatura.bare_extraction(
            tree, url=page.url, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True
        )
    except (ValueError, RecursionError, AssertionError) as fault:
        raise UnreadableInput(page.name, f"is HTML that cannot be parsed ({fault})") from fault
    if tree is None or found is None:
        raise UnreadableInput(page.name, "no article found: the page has no running text")
    return _laid_out(page, tree, found)


def _laid_out(page: Page, tree: Any, found: Any) -> Article:
    body = [line.text for line in lines_of(found.text or "")]
    refuse_foreign(page.name, "\n".join(body))
    fault = why_no_article(list(lines_of("\n".join(body))))
    if fault:
        raise UnreadableInput(page.name, f"no article found: {fault}")
    head = metadata_of(tree, found.title, found.sitename or found.hostname)
    body = [line for line in body if line != head.title]
    captions = _captions(tree, body)
    text, stretches = _layout(head.title, body, captions)
    return Article(
        id=page.name,
        text=text,
        stretches=stretches,
        title=head.title,
        authors=tuple(name for name in _AUTHOR_BREAK.split(found.author or "") if name),
        dateline=dateline_of(body[0]),
        publisher=found.sitename or None,
        section=head.section or (found.categories[0] if found.categories else None),
        published=head.published or found.date,
        updated=head.updated,
        captions=captions,
        rights=_rights(tree),
        url=page.url or found.url,
    )


def _layout(title: str | None, body: list[str], captions: tuple[str, ...]) -> tuple[str, tuple[Stretch, ...]]:
    parts = [(StretchKind.HEADLINE, title)] if title else []
    parts += [(StretchKind.BODY, "\n\n".join(body)), *((StretchKind.CAPTION, caption) for caption in captions)]
    stretches: list[Stretch] = []
    position = 0
    for kind, part in parts:
        stretches.append(Stretch(Span(position, position + len(part)), kind))
        position += len(part) + 2
    return "\n\n".join(part for _, part in parts), tuple(stretches)


def _captions(tree: Any, body: list[str]) -> tuple[str, ...]:
    """Return the texts of the page's figure captions that read as sentences and are not in the body."""
    known = set(body)
    captions: dict[str, None] = {}
    for element in tree.iter("figcaption"):
        caption = " ".join(" ".join(element.itertext()).split())
        line: Line | None = next(lines_of(caption), None)
        if line and line.is_prose and caption not in known:
            captions[caption] = None
    return tuple(captions)[:_CAPTIONS]


def _rights(tree: Any) -> str | None:
    notices = [
        " ".join(element.itertext())
        for element in tree.iter("p", "div", "span", "small", "li", "footer")
        if element.text and _RIGHTS.search(element.text)
    ]
    short = [" ".join(notice.split()) for notice in notices if len(notice) < 1000]
    return short[-1] if short else None
