"""The network being trained, seen as the reader sees the shipped one: for measuring before export."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from dragoman.reader._network import Floats, Ints, padded
from dragoman.reader._passages import Passage
from dragoman.reader.labels import LAYER_SIZES
from training.model import Reader


class TorchNetwork:
    """``dragoman.reader._network.Network`` on a torch model."""

    def __init__(self, model: Reader) -> None:
        self.model = model.eval()

    @torch.inference_mode()
    def encode(self, batch: Sequence[Passage]) -> tuple[Floats, dict[str, Floats]]:
        inputs = (padded([getattr(p, name) for p in batch], 0) for name in ("tokens", "cases", "breaks", "quoted"))
        states = self.model.encoder(*(torch.from_numpy(i) for i in inputs))
        tags = self.model.tagger(states).split(list(LAYER_SIZES.values()), -1)
        return states.numpy(), {name: t.numpy().copy() for name, t in zip(LAYER_SIZES, tags, strict=True)}

    @torch.inference_mode()
    def roles(self, states: Floats, sentence: Ints, predicates: Ints) -> Floats:
        return self.model.roles(torch.from_numpy(states), torch.from_numpy(sentence), *_columns(predicates)).numpy()

    @torch.inference_mode()
    def events(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        out = self.model.spans.events(self.model.spans.pool(torch.from_numpy(states), *_columns(spans)))
        return out[0].numpy(), out[1].numpy(), out[2].numpy()

    @torch.inference_mode()
    def parties(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        out = self.model.spans.parties(self.model.spans.pool(torch.from_numpy(states), *_columns(spans)))
        return out[0].numpy(), out[1].numpy(), out[2].numpy()

    @torch.inference_mode()
    def links(self, mention: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        return self.model.links(*(torch.from_numpy(a) for a in (mention, earlier, distance, overlap))).numpy()

    @torch.inference_mode()
    def same(self, event: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        return self.model.same(*(torch.from_numpy(a) for a in (event, earlier, distance, overlap))).numpy()

    @torch.inference_mode()
    def relation(self, states: Floats, mask: NDArray[np.bool_], pairs: Ints) -> Floats:
        p = torch.from_numpy(pairs)
        return self.model.relation(
            torch.from_numpy(states), p[:, 0], torch.from_numpy(mask), p[:, 1:3], p[:, 3:5]
        ).numpy()


def _columns(table: Ints) -> tuple[Any, ...]:
    return torch.from_numpy(table).unbind(1)
