"""The one way through the house: page -> article -> reading -> record."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from dragoman.article import Article
from dragoman.errors import UnreadableInput
from dragoman.reading import Guide
from dragoman.record import Party, Record
from dragoman.span import Span

TOGETHER = 16
"""Articles read together: enough to fill batches with passages of like length."""


class Reader:
    """Loads the weights once and reads many articles.

    ``threads`` is the number of CPU threads of the encoder; None takes what onnxruntime chooses. ``guide`` says by
    whose rules attributions are marked: ours, or "polnear" for those of the PolNeAR corpus (no nested ones).
    Reading the same article always gives the same record.
    """

    def __init__(self, *, threads: int | None = None, guide: Guide | str = Guide.DRAGOMAN) -> None:
        from dragoman.reader import ArticleReader

        self._reader = ArticleReader(threads=threads, guide=guide)

    def read(self, article: Article) -> Record:
        """Read one article."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Record]:
        """Read articles as they come; records follow in the same order, a few articles behind."""
        from dragoman.resolve import resolve

        stream = iter(articles)
        while together := list(islice(stream, TOGETHER)):
            for article, reading in zip(together, self._reader.read(together), strict=True):
                yield resolve(article, reading)

    def relate(self, items: Iterable[tuple[str, Span, Span]]) -> list[str]:
        """PLOVER type of what one marked party does to another, for each (sentence, source span, target span)."""
        return self._reader.relate(items)

    def code(self, items: Iterable[tuple[str, str | None, str | None]]) -> list[Party]:
        """Country and sectors of actor phrases, for each (phrase, the text around it or None, ISO date or None)."""
        from dragoman.resolve.who import code_phrase

        phrases = [(phrase, context or phrase, date) for phrase, context, date in items]
        spans = [
            Span(max(0, text.find(phrase)), max(0, text.find(phrase)) + len(phrase)) for phrase, text, _ in phrases
        ]
        texts = [text if phrase in text else phrase for phrase, text, _ in phrases]
        guesses = self._reader.guess(zip(texts, spans, strict=True))
        out: list[Party] = []
        for (phrase, text, date), guess in zip(phrases, guesses, strict=True):
            code = code_phrase(phrase, context=text, date=date, guess=guess)
            out.append(Party(None, code.name, code.country, code.sectors, code.certainty))
        return out


def read(source: str | Path) -> Record:
    """Read one page: the path of a file, or the text of a page itself.

    A string is taken for a path if a file of that name exists or it is a single short line.

    Raises:
        UnreadableInput: if the input cannot be read, or is no English article.
    """
    from dragoman.page import article_from_text, articles
    from dragoman.sources import gather

    if isinstance(source, str) and _is_text(source):
        return Reader().read(article_from_text(source, id="text"))
    for page in gather([str(source)]):
        for found in [page] if isinstance(page, UnreadableInput) else articles(page):
            if isinstance(found, UnreadableInput):
                raise found
            return Reader().read(found)
    raise UnreadableInput(str(source), "holds no article")


def _is_text(source: str) -> bool:
    return "\n" in source.strip() or len(source) > 1000
