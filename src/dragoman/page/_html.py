"""HTML to an article: trafilatura finds the text, dragoman lays it out and keeps what the head says."""

import logging
import re
from typing import TYPE_CHECKING, Any, cast

from dragoman.article import Article, Page, Stretch, StretchKind
from dragoman.errors import UnreadableInput
from dragoman.page._credits import is_caption
from dragoman.page._dateline import dateline_of
from dragoman.page._element import Element
from dragoman.page._furniture import cue_of, is_pitch
from dragoman.page._html_metadata import metadata_of
from dragoman.page._language import refuse_foreign
from dragoman.page._lines import Line, lines_of
from dragoman.page._rights import holder_of, is_rights_notice
from dragoman.page._running import running_words, why_no_article
from dragoman.page._shapes import Shape, shapes_of
from dragoman.span import Span

if TYPE_CHECKING:
    from trafilatura.settings import Document

MAX_HTML = 8_000_000
"""The longest HTML page that is read, in characters."""

_AUTHOR_BREAK = re.compile(r"\s*;\s*")
_CAPTIONS = 20
_NO_LOG = logging.NullHandler()
_MOSTLY_LINKS = 0.6
_SHORTEST_LINK = 15
_LONGEST_NOTICE = 1000
_LITTLE = 200
_MUCH_MORE = 1.5
_SENTENCES = frozenset([Shape.PROSE, Shape.SENTENCE])


def article_of_html(page: Page, text: str) -> Article:
    """Return the article of an HTML page.

    The article's text is the title, the body's paragraphs and the captions, in this order, with a blank
    line between any two; furniture is absent.

    Raises:
        UnreadableInput: if the page is too long, holds no article, or is not in English.
    """
    if len(text) > MAX_HTML:
        raise UnreadableInput(page.name, f"is an HTML page of {len(text):,} characters; at most {MAX_HTML:,} are read")
    try:
        tree = _tree(text)
        found = _extracted(tree, page.url) if tree is not None else None
    except (ValueError, RecursionError, AssertionError) as fault:
        raise UnreadableInput(page.name, f"is HTML that cannot be parsed ({fault})") from fault
    if tree is None or found is None:
        raise UnreadableInput(page.name, "no article found: the page has no running text")
    return _laid_out(page, tree, found)


def _tree(text: str) -> Element | None:
    from trafilatura import load_html

    for library in ("trafilatura", "htmldate", "courlan"):  # else Python prints their warnings on standard error
        logging.getLogger(library).addHandler(_NO_LOG)

    return cast(Element | None, load_html(text))


def _extracted(tree: Element, url: str | None) -> "Document | None":
    """Extract with an eye to precision; where that yields little, in the usual way if that yields much more."""
    strict = _extract(tree, url, strict=True)
    words = _running(strict)
    if words >= _LITTLE:
        return strict
    usual = _extract(tree, url, strict=False)
    return usual if _running(usual) > _MUCH_MORE * words else strict


def _extract(tree: Element, url: str | None, *, strict: bool) -> "Document | None":
    from trafilatura import bare_extraction

    found = bare_extraction(
        cast(Any, tree),
        url=url,
        favor_precision=strict,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
    )
    return cast("Document | None", found)


def _running(found: "Document | None") -> int:
    return running_words(lines_of(found.text or "")) if found is not None else 0


def _laid_out(page: Page, tree: Element, found: "Document") -> Article:
    extracted = found.text or ""
    refuse_foreign(page.name, extracted)
    head = metadata_of(tree, found.title, found.sitename or found.hostname)
    body = [(kind, line) for kind, line in _body(extracted) if line != head.title]
    fault = why_no_article(list(lines_of("\n".join(line for _, line in body))))
    if fault:
        raise UnreadableInput(page.name, f"no article found: {fault}")
    if _link_share(tree, " ".join(line for _, line in body)) > _MOSTLY_LINKS:
        raise UnreadableInput(page.name, "no article found: mostly a list of headlines or links (an index page?)")
    captions = _captions(tree, {line for _, line in body})
    parts = [(StretchKind.HEADLINE, head.title)] if head.title else []
    parts += [*body, *((StretchKind.CAPTION, caption) for caption in captions)]
    text, stretches = _layout(parts)
    rights = _rights(tree)
    return Article(
        id=page.name,
        text=text,
        stretches=stretches,
        title=head.title,
        authors=tuple(name for name in _AUTHOR_BREAK.split(found.author or "") if name),
        dateline=dateline_of(body[0][1]),
        publisher=found.sitename or holder_of(rights),
        section=head.section or (found.categories[0] if found.categories else None),
        published=head.published or found.date,
        updated=head.updated,
        captions=tuple(part for kind, part in parts if kind is StretchKind.CAPTION),
        rights=rights,
        url=page.url or found.url,
    )


def _body(extracted: str) -> list[tuple[StretchKind, str]]:
    """Return the lines of the extracted text without the furniture that came with it."""
    lines = list(lines_of(extracted))
    shapes = shapes_of(lines)
    last = max((index for index, shape in enumerate(shapes) if shape in _SENTENCES), default=-1)
    kept: list[tuple[StretchKind, str]] = []
    for index, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if shape is Shape.CAPTION:
            kept.append((StretchKind.CAPTION, line.text))
        elif shape in _SENTENCES or (index < last and shape in (Shape.OTHER, Shape.PITCH)):
            kept.append((StretchKind.BODY, line.text))
    return kept


def _layout(parts: list[tuple[StretchKind, str]]) -> tuple[str, tuple[Stretch, ...]]:
    stretches: list[Stretch] = []
    position = 0
    for kind, part in parts:
        end = position + len(part)
        if stretches and stretches[-1].kind is kind:
            stretches[-1] = Stretch(Span(stretches[-1].span.start, end), kind)
        else:
            stretches.append(Stretch(Span(position, end), kind))
        position = end + 2
    return "\n\n".join(part for _, part in parts), tuple(stretches)


def _captions(tree: Element, known: set[str]) -> tuple[str, ...]:
    """Return the texts of the page's figure captions that read as captions and are not in the body."""
    captions: dict[str, None] = {}
    for element in tree.iter("figcaption"):
        caption = " ".join(" ".join(element.itertext()).split())
        line: Line | None = next(lines_of(caption), None)
        fit = line is not None and (line.is_prose or is_caption(line)) and not is_pitch(line) and cue_of(line) is None
        if fit and caption not in known:
            captions[caption] = None
    return tuple(captions)[:_CAPTIONS]


def _link_share(tree: Element, body: str) -> float:
    """Return the share of the body's characters that are the texts of links."""
    links = {" ".join(" ".join(element.itertext()).split()) for element in tree.iter("a")}
    return sum(len(link) for link in links if len(link) >= _SHORTEST_LINK and link in body) / max(1, len(body))


def _rights(tree: Element) -> str | None:
    notices = [
        " ".join(" ".join(element.itertext()).split())
        for element in tree.iter("p", "div", "span", "small", "li", "footer")
        if element.text and is_rights_notice(element.text)
    ]
    return next((notice for notice in reversed(notices) if len(notice) < _LONGEST_NOTICE), None)
