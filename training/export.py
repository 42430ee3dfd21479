"""Writes a trained network as the ONNX graphs, settings and tokenizer that the package ships."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import torch
from torch import Tensor, nn

from dragoman.ontology import plover
from training import base
from training.model import HIDDEN, WIDTH, Reader

SHIPPED = Path(__file__).parents[1] / "src/dragoman/weights"

# Added to the score of "outside" of each layer; chosen on gold/dev.jsonl (python -m training.choose).
BIAS = {
    "cue": 0.5,
    "univocal": 0.0,
    "event": 0.0,
    "time": 0.0,
    "place": 0.0,
    "role source": -1.0,
    "role content": 0.0,
    "role channel": 0.0,
    "role actor": -3.0,
    "role recipient": -3.0,
    "role place": -3.0,
    "role time": -4.0,
}

# Divides the scores of the party heads, so that their probabilities mean what they say; chosen on the same file.
TEMPERATURE = {"country": 1.5, "sector": 1.75}

TAGGER = 2
"""The encoder graph's last matrices, which stay in floats: they are small, and scores come straight out of them."""


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
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model, labels = load(work)
    tokens, states = torch.ones(12, dtype=torch.long), torch.randn(12, WIDTH)
    spans = {"first": torch.tensor([1, 2, 3]), "last": torch.tensor([1, 4, 3])}
    pairs = {
        "mention": torch.randn(3, HIDDEN),
        "earlier": torch.randn(3, HIDDEN),
        "distance": torch.tensor([1, 2, 9]),
        "overlap": torch.tensor([0, 1, 3]),
    }
    two = torch.tensor([[1, 2]])

    def pool(m: Reader, states: Tensor, first: Tensor, last: Tensor) -> Tensor:
        return m.spans.pool(states[None], torch.zeros_like(first), first, last)

    def encode(m: Reader, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        found = m.encoder(*(i[None] for i in inputs))
        return found[0], m.tagger(found)[0]

    def relate(m: Reader, states: Tensor, source: Tensor, target: Tensor) -> Tensor:
        whole = torch.ones_like(states[None, :, 0]) > 0
        return m.relation(states[None], torch.zeros_like(source[:, 0]), whole, source, target)

    graphs: dict[str, tuple[Callable[..., Any], dict[str, Tensor], list[str]]] = {
        "encoder": (encode, dict.fromkeys(("tokens", "cases", "breaks", "quoted"), tokens), ["states", "tags"]),
        "roles": (
            lambda m, *x: m.roles.of_one(*x),
            {"states": states, "sentence": tokens, **spans, "kind": torch.tensor([0, 1, 3])},
            ["scores"],
        ),
        "events": (
            lambda m, *x: m.spans.events(pool(m, *x)),
            {"states": states, **spans},
            ["status", "mode", "vector"],
        ),
        "parties": (
            lambda m, *x: m.spans.parties(pool(m, *x)),
            {"states": states, **spans},
            ["country", "sector", "vector"],
        ),
        "links": (lambda m, *x: m.links(*x), pairs, ["scores"]),
        "same": (lambda m, *x: m.same(*x), pairs, ["scores"]),
        "relation": (relate, {"states": states, "source": two, "target": two}, ["scores"]),
    }
    to.mkdir(parents=True, exist_ok=True)
    for name, (run, inputs, outputs) in graphs.items():
        path = to / f"{name}.onnx"
        _write(_Graph(model, run), inputs, outputs, path)
        if name == "encoder":
            # The heads gain nothing from integers: the role head came out twice as slow.
            last = [node.name for node in onnx.load(path).graph.node if node.op_type == "MatMul"][-TAGGER:]
            quantize_dynamic(path, path, per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=last)
    (to / "settings.json").write_text(json.dumps(settings(labels), indent=1, ensure_ascii=False) + "\n", "utf8")
    shutil.copyfile(base.folder() / "tokenizer.json", to / "tokenizer.json")


def _write(graph: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    of_tokens = {"tokens", "cases", "breaks", "quoted", "states", "sentence", "tags"}
    axes = {name: {0: "tokens" if name in of_tokens else "spans"} for name in (*inputs, *outputs)}
    if path.stem == "roles":
        axes["scores"] = {0: "spans", 1: "tokens"}
    torch.onnx.export(
        graph, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=outputs, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


@click.command()
@click.option("--work", type=click.Path(exists=True, path_type=Path), default=Path("work"), show_default=True)
def main(work: Path) -> None:
    """Write the weights of a working folder into the package."""
    export_weights(work)


if __name__ == "__main__":
    main()
