"""An article whose text is given: nothing to find, all of it readable."""

from dragoman.article import Article, Stretch, StretchKind
from dragoman.span import Span


def whole_article(
    text: str,
    *,
    id: str,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article with one body stretch over all of ``text``."""
    return Article(
        id=id,
        text=text,
        stretches=(Stretch(Span(0, len(text)), StretchKind.BODY),),
        title=title,
        published=published,
        publisher=publisher,
        url=url,
    )
