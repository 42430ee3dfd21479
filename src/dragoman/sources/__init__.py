"""Where pages come from: files, folders and standard input, gzip of each."""

from dragoman.sources._gather import MAX_BYTES, gather

__all__ = ["MAX_BYTES", "gather"]
