"""The learned network, as small ONNX graphs that ship with the package."""

from functools import cached_property
from importlib import import_module
from importlib.resources import as_file, files
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.reader._passages import Passage
from dragoman.reader.labels import LAYER_SIZES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Network(Protocol):
    """What the reader asks of the network, one passage at a time. Spans are rows of (first, last) subtokens."""

    def encode(self, passage: Passage) -> tuple[Floats, dict[str, Floats]]:
        """States [tokens, width], and scores [tokens, outputs] of every tagging layer."""
        ...

    def roles(self, states: Floats, sentence: Ints, predicates: Ints) -> Floats:
        """``predicates`` [n, 3] (first, last, kind) -> [n, tokens, roles, 3] scores of O, B, I."""
        ...

    def events(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        """Scores of statuses and of modes for each trigger, and its vector for ``same``."""
        ...

    def parties(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        """Scores of countries and of sectors for each mention, and its vector for ``links``."""
        ...

    def links(self, mention: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        """Score of each pair of mention vectors naming one party; above 0 is more likely than none."""
        ...

    def same(self, event: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        """Score of each pair of event vectors telling one happening; above 0 is more likely than none."""
        ...

    def relation(self, states: Floats, pairs: Ints) -> Floats:
        """``pairs`` [n, 4] (source, target) -> scores of the event types."""
        ...


class OnnxNetwork:
    """The shipped weights on onnxruntime's CPU provider. ``threads`` as for onnxruntime; None lets it choose."""

    def __init__(self, threads: int | None = None) -> None:
        self._threads = threads

    @cached_property
    def _graphs(self) -> dict[str, Any]:
        runtime: Any = import_module("onnxruntime")  # it ships no types
        options = runtime.SessionOptions()
        options.intra_op_num_threads = self._threads or 0
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        graphs: dict[str, Any] = {}
        for name in ("encoder", "roles", "events", "parties", "links", "same", "relation"):
            with as_file(files("dragoman").joinpath(f"weights/{name}.onnx")) as path:
                graphs[name] = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        return graphs

    def _run(self, graph: str, **inputs: NDArray[Any]) -> list[Any]:
        return self._graphs[graph].run(None, inputs)

    def encode(self, passage: Passage) -> tuple[Floats, dict[str, Floats]]:
        # One passage at a time needs no padding and no mask, which lets attention run without its whole matrix.
        states, tags = self._run(
            "encoder", tokens=passage.tokens, cases=passage.cases, breaks=passage.breaks, quoted=passage.quoted
        )
        cuts = np.cumsum(list(LAYER_SIZES.values()))[:-1]
        return states, dict(zip(LAYER_SIZES, np.split(tags, cuts, axis=-1), strict=True))

    def roles(self, states: Floats, sentence: Ints, predicates: Ints) -> Floats:
        first, last, kind = predicates.T
        return self._run("roles", states=states, sentence=sentence, first=first, last=last, kind=kind)[0]

    def events(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        status, mode, vector = self._run("events", states=states, first=spans[:, 0], last=spans[:, 1])
        return status, mode, vector

    def parties(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        country, sector, vector = self._run("parties", states=states, first=spans[:, 0], last=spans[:, 1])
        return country, sector, vector

    def links(self, mention: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        return self._run("links", mention=mention, earlier=earlier, distance=distance, overlap=overlap)[0]

    def same(self, event: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        return self._run("same", mention=event, earlier=earlier, distance=distance, overlap=overlap)[0]

    def relation(self, states: Floats, pairs: Ints) -> Floats:
        return self._run("relation", states=states, source=pairs[:, :2], target=pairs[:, 2:])[0]
