"""Writes a trained network as the ONNX graphs, settings and tokenizer that the package ships."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dragoman.ontology import plover
from training import base
from training.model import WIDTH, Reader

SHIPPED = Path(__file__).parents[1] / "src/dragoman/weights"

# Added to the score of "outside" of each layer; chosen on gold/dev.jsonl (python -m training.choose).
BIAS = {"cue": 0.0, "univocal": 0.0, "event": 0.0, "time": 0.0, "place": 0.0, "roles": 0.0}

# Divides the scores of the party heads, so that their probabilities mean what they say; chosen on the same file.
TEMPERATURE = {"country": 1.0, "sector": 1.0}


class _Graph(nn.Module):
    def __init__(self, model: Reader, run: Callable[..., Any]) -> None:
        super().__init__()
        self.model = model
        self._run = run

    def forward(self, *inputs: Tensor) -> Any:
        return self._run(self.model, *inputs)


def load(work: Path) -> tuple[Reader, dict[str, list[str]]]:
    """The trained model of a working folder, and its label names."""
    labels = json.loads((work / "labels.json").read_text("utf8"))
    model = Reader(len(labels["modes"]), len(labels["countries"]))
    model.load_state_dict(torch.load(work / "reader.pt", weights_only=True))
    return model.eval(), labels


def settings(labels: dict[str, list[str]]) -> dict[str, Any]:
    """What the package must know about the weights beside the graphs."""
    types = plover().types
    return {
        **labels,
        "modes_of": {name: sorted(kind.modes) for name, kind in types.items()},
        "bias": BIAS,
        "temperature": TEMPERATURE,
    }


def export_weights(work: Path, to: Path = SHIPPED) -> None:
    """Export the encoder in 8-bit integers (per channel) and the small heads in 32-bit floats."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model, labels = load(work)
    b, t, n = 2, 12, 3
    states, whole = torch.randn(b, t, WIDTH), torch.ones(b, t, dtype=torch.long)
    at = torch.tensor([0, 1, 1])
    spans = {"passage": at, "first": torch.tensor([1, 2, 3]), "last": torch.tensor([1, 4, 3])}
    vectors = {"mention": torch.randn(n, 256), "earlier": torch.randn(n, 256)}
    pair = {"distance": torch.tensor([1, 2, 9]), "overlap": torch.tensor([0, 1, 3])}
    two = torch.tensor([[1, 2], [1, 1], [2, 3]])

    def heads(m: Reader, *x: Tensor) -> Any:
        s = m.encoder(*x)
        return s, m.tagger(s)

    graphs: dict[str, tuple[Callable[..., Any], dict[str, Tensor], list[str]]] = {
        "encoder": (heads, dict.fromkeys(("tokens", "cases", "breaks", "quoted"), whole), ["states", "tags"]),
        "roles": (
            lambda m, *x: m.roles(*x),
            {"states": states, "sentence": whole, **spans, "kind": torch.tensor([0, 1, 3])},
            ["scores"],
        ),
        "events": (
            lambda m, *x: m.spans.events(m.spans.pool(*x)),
            {"states": states, **spans},
            ["status", "mode", "vector"],
        ),
        "parties": (
            lambda m, *x: m.spans.parties(m.spans.pool(*x)),
            {"states": states, **spans},
            ["country", "sector", "vector"],
        ),
        "links": (lambda m, *x: m.links(*x), {**vectors, **pair}, ["scores"]),
        "same": (lambda m, *x: m.same(*x), {**vectors, **pair}, ["scores"]),
        "relation": (
            lambda m, *x: m.relation(*x),
            {"states": states, "passage": at, "mask": whole > 0, "source": two, "target": two},
            ["scores"],
        ),
    }
    to.mkdir(parents=True, exist_ok=True)
    for name, (run, inputs, outputs) in graphs.items():
        path = to / f"{name}.onnx"
        _write(_Graph(model, run), inputs, outputs, path)
        if name == "encoder":
            # Embedding tables are gathered, not multiplied: the quantizer takes them along with the matrices.
            quantize_dynamic(path, path, per_channel=True, weight_type=QuantType.QInt8)
    (to / "settings.json").write_text(json.dumps(settings(labels), indent=1, ensure_ascii=False) + "\n", "utf8")
    shutil.copyfile(base.folder() / "tokenizer.json", to / "tokenizer.json")


def _write(graph: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    many = {"passage", "first", "last", "kind", "mention", "earlier", "distance", "overlap", "source", "target"}
    axes = {k: {0: "spans"} if k in many else {0: "passages", 1: "tokens"} for k in inputs}
    axes |= {k: {0: "passages", 1: "tokens"} if k in ("states", "tags") else {0: "spans"} for k in outputs}
    if path.stem == "roles":
        axes["scores"] = {0: "spans", 1: "tokens"}
    torch.onnx.export(
        graph, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=outputs, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
