"""The network: one small encoder read once per passage, and the heads that share it."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.reader.labels import DISTANCES, EVENT_TYPES, LAYER_SIZES, PREDICATES, ROLES, SECTORS, STATUSES

WIDTH, DEPTH, HEADS, INNER = 384, 6, 12, 1536
HIDDEN = 256


class _OnnxAttention(torch.autograd.Function):
    """Attention as onnxruntime's own operator, which never holds the whole matrix of weights; for export only."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return torch.empty_like(q)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any) -> Any:
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS).setType(q.type())


class Block(nn.Module):
    """One post-norm transformer layer, as in BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x``: [batch, tokens, WIDTH]; ``bias``: [batch, 1, 1, tokens], 0 or -10000 for padding."""
        b, t, _ = x.shape
        if torch.onnx.is_in_onnx_export():
            mixed = _OnnxAttention.apply(*self.qkv(x).chunk(3, -1))
        else:
            # Written out: on a CPU in bfloat16 it is faster than the fused kernel.
            q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
            mixed = (q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias).softmax(-1).to(v.dtype) @ v
            mixed = mixed.transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6 with three more input features: case, what starts here, inside quotation marks."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(5, WIDTH)
        self.breaks = nn.Embedding(3, WIDTH)
        self.quoted = nn.Embedding(2, WIDTH)
        self.kinds = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block() for _ in range(DEPTH))
        self.dropout = nn.Dropout(0.1)
        for extra in (self.cases, self.breaks, self.quoted):
            nn.init.zeros_(extra.weight)

    def forward(self, tokens: Tensor, cases: Tensor, breaks: Tensor, quoted: Tensor) -> Tensor:
        """All inputs [batch, tokens], padded with 0; returns [batch, tokens, WIDTH]."""
        bias = (tokens == 0).to(torch.float32)[:, None, None, :] * -10000.0
        x = self.words(tokens) + self.positions.weight[: tokens.shape[1]] + self.kinds
        x = x + self.cases(cases) + self.breaks(breaks) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        for block in self.blocks:
            x = block(x, bias)
        return x


class Tagger(nn.Module):
    """All tagging layers in one linear map; its outputs are concatenated in the order of ``LAYER_SIZES``."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, sum(LAYER_SIZES.values()))
        self.dropout = nn.Dropout(0.2)

    def forward(self, states: Tensor) -> Tensor:
        return self.out(self.dropout(F.gelu(self.hidden(states)) + states))


def bucket(distance: Tensor) -> Tensor:
    """Signed token distance to one of ``DISTANCES`` buckets, exact near 0, logarithmic further off."""
    half = DISTANCES // 2
    size = distance.abs()
    wide = (size.clamp(min=1).float().log2() * 2).long() + 2
    near = torch.where(size < 4, size, wide.clamp(max=half - 1))
    return torch.where(distance < 0, near, near + half)


class Roles(nn.Module):
    """Roles of a predicate: each word of the passage scored against it, in one pass for all predicates."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, 2 * HIDDEN)
        self.predicate = nn.Linear(2 * WIDTH, 2 * HIDDEN)
        self.kind = nn.Embedding(len(PREDICATES), HIDDEN)
        self.distance = nn.Embedding(DISTANCES, HIDDEN)
        self.same_sentence = nn.Embedding(2, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN)
        self.near = nn.Conv1d(HIDDEN, HIDDEN, 5, padding=2, groups=HIDDEN)
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN)
        self.out = nn.Linear(HIDDEN, 3 * len(ROLES))
        self.dropout = nn.Dropout(0.2)

    def forward(
        self, states: Tensor, sentence: Tensor, passage: Tensor, first: Tensor, last: Tensor, kind: Tensor
    ) -> Tensor:
        """Score roles.

        ``states`` [batch, tokens, WIDTH] and ``sentence`` [batch, tokens] are of passages; ``passage``,
        ``first``, ``last`` and ``kind`` [predicates] say where each predicate stands and what it is.
        Returns [predicates, tokens, roles, 3] logits of O, B and I.
        """
        pooled = torch.cat([states[passage, first], states[passage, last]], -1)
        same = (sentence[passage] == sentence[passage, first][:, None]).long()
        return self._score(self.word(states)[passage], pooled, same, first, last, kind)

    def of_one(self, states: Tensor, sentence: Tensor, first: Tensor, last: Tensor, kind: Tensor) -> Tensor:
        """The same for one passage: ``states`` [tokens, WIDTH], ``sentence`` [tokens]."""
        pooled = torch.cat([states[first], states[last]], -1)
        same = (sentence[None] == sentence[first][:, None]).long()
        return self._score(self.word(states)[None], pooled, same, first, last, kind)

    def _score(self, words: Tensor, pooled: Tensor, same: Tensor, first: Tensor, last: Tensor, kind: Tensor) -> Tensor:
        add, times = self.predicate(pooled).chunk(2, -1)
        word_add, word_times = words.chunk(2, -1)
        place = torch.arange(words.shape[1], device=words.device)[None, :]
        distance = torch.where(place < first[:, None], place - first[:, None], (place - last[:, None]).clamp(min=0))
        x = word_add + word_times * times[:, None] + (add + self.kind(kind))[:, None]
        x = F.gelu(self.norm1(x + self.distance(bucket(distance)) + self.same_sentence(same)))
        x = x + self.near(x.transpose(1, 2)).transpose(1, 2)
        x = self.norm2(x + F.gelu(self.mix(self.dropout(x))))
        return self.out(x).unflatten(-1, (len(ROLES), 3))


class Spans(nn.Module):
    """Classes of pooled spans: an event's status and mode, a party's country and sector, and who is who."""

    def __init__(self, modes: int, countries: int) -> None:
        super().__init__()
        self.event = nn.Linear(3 * WIDTH, HIDDEN)
        self.status = nn.Linear(HIDDEN, len(STATUSES))
        self.mode = nn.Linear(HIDDEN, modes)
        self.telling = nn.Linear(3 * WIDTH, HIDDEN)
        self.party = nn.Linear(3 * WIDTH, WIDTH)
        self.country = nn.Linear(WIDTH, countries)
        self.sector = nn.Linear(WIDTH, len(SECTORS))
        self.link = nn.Linear(3 * WIDTH, HIDDEN)
        self.dropout = nn.Dropout(0.2)

    @staticmethod
    def pool(states: Tensor, passage: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """First, last and mean state of each span: [spans, 3 * WIDTH]."""
        sums = F.pad(states.float().cumsum(1), (0, 0, 1, 0))
        mean = (sums[passage, last + 1] - sums[passage, first]) / (last + 1 - first)[:, None]
        return torch.cat([states[passage, first], states[passage, last], mean.to(states.dtype)], -1)

    def events(self, pooled: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.dropout(F.gelu(self.event(pooled)))
        return self.status(x), self.mode(x), self.telling(pooled)

    def parties(self, pooled: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.dropout(F.gelu(self.party(pooled)))
        return self.country(x), self.sector(x), self.link(pooled)


class Links(nn.Module):
    """How likely two mentions name the same party, or two triggers tell the same happening."""

    def __init__(self, overlaps: int) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, HIDDEN)
        self.overlap = nn.Embedding(overlaps, HIDDEN)
        self.hidden = nn.Linear(3 * HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(self, mention: Tensor, earlier: Tensor, distance: Tensor, overlap: Tensor) -> Tensor:
        """``mention``, ``earlier`` [pairs, HIDDEN]; ``distance`` in mentions; ``overlap`` as ``_names`` counts it."""
        x = self.hidden(torch.cat([mention, earlier, mention * earlier], -1))
        x = F.gelu(x + self.distance(bucket(distance)) + self.overlap(overlap))
        return self.out(self.dropout(x)).squeeze(-1)


class Relation(nn.Module):
    """PLOVER type of what one marked party does to another: attention over the words, asked by the pair."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, HIDDEN)
        self.source = nn.Linear(3 * WIDTH, 2 * HIDDEN)
        self.target = nn.Linear(3 * WIDTH, 2 * HIDDEN)
        self.near_source = nn.Embedding(DISTANCES, HIDDEN)
        self.near_target = nn.Embedding(DISTANCES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.weight = nn.Linear(HIDDEN, 1)
        self.hidden = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(EVENT_TYPES))
        self.dropout = nn.Dropout(0.2)

    def forward(self, states: Tensor, passage: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """``source``, ``target`` [pairs, 2]: first and last; ``mask`` [batch, tokens]. Returns [pairs, types]."""
        s = self.source(Spans.pool(states, passage, source[:, 0], source[:, 1]))
        t = self.target(Spans.pool(states, passage, target[:, 0], target[:, 1]))
        (s_add, s_times), (t_add, t_times) = s.chunk(2, -1), t.chunk(2, -1)
        words = self.word(states)[passage]
        place = torch.arange(states.shape[1], device=states.device)[None, :]
        x = words * (1 + s_times + t_times)[:, None] + (s_add + t_add)[:, None]
        x = x + self.near_source(bucket(place - source[:, :1])) + self.near_target(bucket(place - target[:, :1]))
        x = F.gelu(self.norm(x))
        weights = (self.weight(x).squeeze(-1).float() + (~mask[passage]).float() * -10000.0).softmax(-1)
        pooled = (weights.to(x.dtype)[:, :, None] * x).sum(1)
        return self.out(self.dropout(F.gelu(self.hidden(self.dropout(pooled)))))


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, modes: int, countries: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tagger = Tagger()
        self.roles = Roles()
        self.spans = Spans(modes, countries)
        self.links = Links(4)
        self.same = Links(8)
        self.relation = Relation()

    def set_dropout(self, share: float) -> None:
        """Set the dropout of the tagger and of the roles."""
        self.tagger.dropout.p = self.roles.dropout.p = share

    def load_base(self, weights: dict[str, Tensor]) -> None:
        """Start the encoder from BERT-form weights (names as in Hugging Face's BertModel)."""
        own: dict[str, Any] = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"],
            "kinds": weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for layer in range(DEPTH):
            theirs = f"encoder.layer.{layer}"
            for part in ("weight", "bias"):
                own[f"blocks.{layer}.qkv.{part}"] = torch.cat(
                    [weights[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                for mine, name in names.items():
                    own[f"blocks.{layer}.{mine}.{part}"] = weights[f"{theirs}.{name}.{part}"]
        missing, unexpected = self.encoder.load_state_dict(own, strict=False)
        if unexpected or set(missing) - {"cases.weight", "breaks.weight", "quoted.weight"}:
            raise ValueError(f"base weights do not fit: missing {missing}, unexpected {unexpected}")
