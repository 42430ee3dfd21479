"""Reads articles: one pass of the encoder over each passage, heads, spans and links. Nothing is resolved here."""

from dragoman.reader._reader import ArticleReader

__all__ = ["ArticleReader"]
