"""Inputs as the user named them, to pages."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.article import Page
from dragoman.errors import UnreadableInput
from dragoman.sources._unpack import is_gzip, unpack

MAX_BYTES = 256 * 2**20
"""The largest input that is taken in, in bytes, both as it comes and unpacked."""


def gather(inputs: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Page | UnreadableInput]:
    """Yield one page for each file that ``inputs`` name, in a fixed order.

    An input is a file, a folder (read with all folders in it, by name; hidden files and links to folders are
    left out) or ``-`` for ``stdin`` (by default the process's standard input). Gzip is told by its first
    bytes and unpacked. Whatever cannot be read is yielded as an ``UnreadableInput``; nothing is raised.
    """
    for name in inputs:
        if name == "-":
            yield _from_stream("-", stdin or sys.stdin.buffer)
        elif os.path.isdir(name):
            yield from _from_folder(name)
        else:
            yield _from_file(name)


def _from_folder(folder: str) -> Iterator[Page | UnreadableInput]:
    faults: list[UnreadableInput] = []
    found = False

    def note(fault: OSError) -> None:
        faults.append(UnreadableInput(str(fault.filename or folder), _why(fault)))

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        for file in sorted(files):
            path = Path(parent, file)
            if not file.startswith(".") and (path.is_file() or path.is_symlink()):
                found = True
                yield _from_file(str(path))
    yield from faults
    if not found and not faults:
        yield UnreadableInput(folder, "is a folder with no files in it")


def _from_file(name: str) -> Page | UnreadableInput:
    try:
        with open(name, "rb") as stream:
            return _from_stream(name, stream)
    except (OSError, ValueError) as fault:
        return UnreadableInput(name, _why(fault))


def _from_stream(name: str, stream: BinaryIO) -> Page | UnreadableInput:
    try:
        data = stream.read(MAX_BYTES + 1)
        if len(data) <= MAX_BYTES and is_gzip(data):
            data = unpack(data, limit=MAX_BYTES + 1)
    except (OSError, ValueError, EOFError) as fault:
        return UnreadableInput(name, _why(fault))
    if len(data) > MAX_BYTES:
        return UnreadableInput(name, f"is larger than {MAX_BYTES // 2**20} MB (unpacked); cut it into smaller files")
    return Page(name=name, data=data)


def _why(fault: Exception) -> str:
    """Return the system's words for a fault, without its number and file name."""
    if isinstance(fault, FileNotFoundError):
        return "no such file or folder"
    if isinstance(fault, OSError) and fault.strerror:
        return f"cannot be read: {fault.strerror.lower()}"
    return f"cannot be read: {fault}"
