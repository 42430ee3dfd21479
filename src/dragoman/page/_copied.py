"""Copied text to an article: its lines are told apart, and the lines around the body are read."""

from dragoman.article import Article, Page, Stretch, StretchKind
from dragoman.errors import UnreadableInput
from dragoman.page._language import refuse_foreign
from dragoman.page._lines import Line, lines_of
from dragoman.page._running import why_no_article
from dragoman.page._zone import best_zone, body_scores
from dragoman.span import Span

MAX_COPIED = 2_000_000
"""The longest copied page that is read, in characters."""

_MAX_LINE = 100_000


def article_of_copied_text(page: Page, text: str) -> Article:
    """Return the article of a page copied from a browser; the text is kept as it came.

    Raises:
        UnreadableInput: if the page is too long, holds no article, or is not in English.
    """
    if len(text) > MAX_COPIED:
        raise UnreadableInput(page.name, f"is a text of {len(text):,} characters; at most {MAX_COPIED:,} are read")
    lines = list(lines_of(text))
    longest = max((line.end - line.start for line in lines), default=0)
    if longest > _MAX_LINE:
        raise UnreadableInput(page.name, f"has a line of {longest:,} characters; at most {_MAX_LINE:,} are read")
    refuse_foreign(page.name, _long_lines(lines))
    scores = body_scores(lines)
    start, end = best_zone(scores)
    fault = why_no_article([line for line, score in zip(lines, scores, strict=True) if score > 0][start:end])
    kinds = [StretchKind.BODY if start <= i < end and s >= -4 else StretchKind.FURNITURE for i, s in enumerate(scores)]
    return Article(id=page.name, text=text, stretches=_stretches(lines, kinds), url=page.url)


def _long_lines(lines: list[Line]) -> str:
    """Return the longer half of the lines, in order: the menus of a page may be in another language."""
    return "\n".join(
        line.text for line in sorted(lines, key=lambda line: line.start - line.end)[: max(5, len(lines) // 4)]
    )


def _stretches(lines: list[Line], kinds: list[StretchKind]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for line, kind in zip(lines, kinds, strict=True):
        if stretches and stretches[-1].kind is kind:
            stretches[-1] = Stretch(Span(stretches[-1].span.start, line.end), kind)
        else:
            stretches.append(Stretch(Span(line.start, line.end), kind))
    return tuple(stretches)
