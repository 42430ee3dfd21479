"""The network being trained, seen as the reader sees the shipped one: for measuring before export."""

import torch

from dragoman.reader._network import Floats, Ints
from dragoman.reader._passages import Passage
from dragoman.reader.labels import LAYER_SIZES
from training.model import Reader


class TorchNetwork:
    """``dragoman.reader._network.Network`` on a torch model."""

    def __init__(self, model: Reader) -> None:
        self.model = model.eval()

    @torch.inference_mode()
    def encode(self, passage: Passage) -> tuple[Floats, dict[str, Floats]]:
        inputs = (torch.from_numpy(getattr(passage, n))[None] for n in ("tokens", "cases", "breaks", "quoted"))
        states = self.model.encoder(*inputs)
        tags = self.model.tagger(states)[0].split(list(LAYER_SIZES.values()), -1)
        return states[0].numpy(), {name: t.numpy() for name, t in zip(LAYER_SIZES, tags, strict=True)}

    @torch.inference_mode()
    def roles(self, states: Floats, sentence: Ints, predicates: Ints) -> Floats:
        columns = torch.from_numpy(predicates).unbind(1)
        return self.model.roles.of_one(torch.from_numpy(states), torch.from_numpy(sentence), *columns).numpy()

    @torch.inference_mode()
    def events(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        status, mode, vector = self.model.spans.events(self._pool(states, spans))
        return status.numpy(), mode.numpy(), vector.numpy()

    @torch.inference_mode()
    def parties(self, states: Floats, spans: Ints) -> tuple[Floats, Floats, Floats]:
        country, sector, vector = self.model.spans.parties(self._pool(states, spans))
        return country.numpy(), sector.numpy(), vector.numpy()

    def _pool(self, states: Floats, spans: Ints) -> torch.Tensor:
        first, last = torch.from_numpy(spans).unbind(1)
        return self.model.spans.pool(torch.from_numpy(states)[None], torch.zeros_like(first), first, last)

    @torch.inference_mode()
    def links(self, mention: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        return self.model.links(*(torch.from_numpy(a) for a in (mention, earlier, distance, overlap))).numpy()

    @torch.inference_mode()
    def same(self, event: Floats, earlier: Floats, distance: Ints, overlap: Ints) -> Floats:
        return self.model.same(*(torch.from_numpy(a) for a in (event, earlier, distance, overlap))).numpy()

    @torch.inference_mode()
    def relation(self, states: Floats, pairs: Ints) -> Floats:
        s, p = torch.from_numpy(states)[None], torch.from_numpy(pairs)
        whole = torch.ones(s.shape[:2], dtype=torch.bool)
        return self.model.relation(s, torch.zeros_like(p[:, 0]), whole, p[:, :2], p[:, 2:]).numpy()
