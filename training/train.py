"""Joint training of all heads over all corpora."""

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.reader.labels import LAYER_SIZES, PREDICATES
from training.batches import Batch, batches, collate
from training.examples import IGNORED, Example
from training.model import Links, Reader

EVENT = PREDICATES.index("event")
MASK = 103


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage of a run depends on beside the data.

    Rates rise for ``warmup`` of the ``horizon`` steps and then fall as a cosine that would end at the horizon; the
    stage ends after ``steps``. ``share`` is each corpus's part of the steps at the start and at the horizon.
    ``event_roles`` weighs the roles of triggers, ``gaps`` is the share of subtokens hidden, ``dropout`` that of the
    heads, and ``keep`` the steps whose weights go into the average.
    """

    steps: int
    horizon: int
    encoder_rate: float
    head_rate: float
    warmup: float
    share: tuple[tuple[str, float, float], ...]
    event_roles: float = 1.0
    gaps: float = 0.0
    dropout: float = 0.1
    keep: tuple[int, ...] = ()
    tokens: int = 2600
    seed: int = 7


RUNS = (
    (
        Stage(
            steps=1600,
            horizon=3400,
            encoder_rate=2e-4,
            head_rate=1e-3,
            warmup=0.06,
            share=(
                ("articles", 0.30, 0.54),
                ("polnear", 0.34, 0.18),
                ("times", 0.08, 0.07),
                ("places", 0.08, 0.07),
                ("relations", 0.10, 0.08),
                ("stories", 0.10, 0.04),
            ),
        ),
        Stage(
            steps=1200,
            horizon=1700,
            encoder_rate=1.2e-4,
            head_rate=6e-4,
            warmup=0.03,
            share=(
                ("articles", 0.54, 0.56),
                ("polnear", 0.15, 0.14),
                ("times", 0.05, 0.05),
                ("places", 0.07, 0.07),
                ("relations", 0.15, 0.15),
                ("stories", 0.04, 0.03),
            ),
            event_roles=2.5,
            keep=(400, 1000, 1200),
            seed=8,
        ),
    ),
    (
        Stage(
            steps=600,
            horizon=1500,
            encoder_rate=2e-4,
            head_rate=1e-3,
            warmup=0.06,
            share=(
                ("articles", 0.34, 0.44),
                ("polnear", 0.32, 0.24),
                ("times", 0.07, 0.07),
                ("places", 0.08, 0.07),
                ("relations", 0.11, 0.10),
                ("stories", 0.08, 0.08),
            ),
            event_roles=2.0,
            gaps=0.1,
            dropout=0.2,
        ),
        Stage(
            steps=900,
            horizon=900,
            encoder_rate=1.4e-4,
            head_rate=7e-4,
            warmup=0.03,
            share=(
                ("articles", 0.44, 0.46),
                ("polnear", 0.22, 0.18),
                ("times", 0.05, 0.05),
                ("places", 0.06, 0.06),
                ("relations", 0.17, 0.19),
                ("stories", 0.06, 0.06),
            ),
            event_roles=2.5,
            gaps=0.1,
            dropout=0.2,
            keep=(900,),
            seed=8,
        ),
    ),
)
"""Two runs from the same start: a long one, and a short one with hidden subtokens. What they keep is averaged."""


def losses(model: Reader, batch: Batch, event_roles: float = 1.0, gaps: float = 0.0) -> dict[str, Tensor]:
    """The loss of every head that the batch supervises (``event_roles`` and ``gaps`` as in ``Stage``)."""
    tokens, cases, breaks, quoted = batch.inputs
    if gaps:
        tokens = _with_gaps(tokens, gaps)
    with torch.autocast("cpu", torch.bfloat16):
        states = model.encoder(tokens, cases, breaks, quoted)
    states = states.float()
    out: dict[str, Tensor] = {}
    logits = dict(zip(LAYER_SIZES, model.tagger(states).split(list(LAYER_SIZES.values()), -1), strict=True))
    for layer, gold in batch.tags.items():
        flat = F.cross_entropy(
            logits[layer].float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum"
        )
        # Marked sentences tag their trigger alone; elsewhere nearly every subtoken is outside.
        weight = 0.5 if layer == "event" and not len(batch.parties) else 8.0
        out[layer] = flat / (gold != IGNORED).sum().clamp(min=1) * weight
    if len(batch.predicates):
        passage, first, last, kind = batch.predicates.unbind(1)
        scores = model.roles(states, batch.sentence, passage, first, last, kind).float()
        flat = F.cross_entropy(scores.flatten(0, 2), batch.roles.flatten(), ignore_index=IGNORED, reduction="none")
        by_predicate = flat.view(len(passage), -1).sum(1)
        out["roles"] = torch.where(kind == EVENT, event_roles * by_predicate, by_predicate).mean() / 12
    if len(batch.events):
        passage, first, last, status, mode = batch.events.unbind(1)
        by_status, by_mode, tellings = model.spans.events(model.spans.pool(states, passage, first, last))
        out["status"] = F.cross_entropy(by_status.float(), status) * 0.6
        out["mode"] = F.cross_entropy(by_mode.float(), mode) * 0.3
        if len(batch.tellings):
            out["same"] = _antecedent_loss(model.same, tellings, batch.tellings) * 0.6
    if len(batch.parties):
        out |= _party_losses(model, states, batch)
    if len(batch.relations):
        passage = batch.relations[:, 0]
        scores = model.relation(states, passage, tokens != 0, batch.relations[:, 1:3], batch.relations[:, 3:5]).float()
        likely = scores.log_softmax(-1).masked_fill(~batch.allowed, -1e4).logsumexp(-1)
        out["relation"] = -likely.mean() * (0.3 if len(batch.parties) else 1.0)
    if batch.stories:
        absent = logits["event"].float().log_softmax(-1)
        total = torch.zeros(())
        for rows, kind in batch.stories:
            beginning = absent[rows][:, :, 1 + 2 * kind].exp().clamp(max=0.999)
            none = torch.log1p(-beginning).masked_fill(tokens[rows] == 0, 0.0).sum()
            total = total - torch.log(-torch.expm1(none) + 1e-6)
        out["stories"] = total / len(batch.stories) * 0.3
    return out


def _with_gaps(tokens: Tensor, share: float) -> Tensor:
    """Some subtokens replaced by [MASK]: 351 annotated articles are soon learned by heart."""
    gaps = (torch.rand(tokens.shape) < share) & (tokens > MASK)
    return torch.where(gaps, torch.full_like(tokens, MASK), tokens)


def _party_losses(model: Reader, states: Tensor, batch: Batch) -> dict[str, Tensor]:
    passage, first, last, country, sector = batch.parties.unbind(1)
    by_country, by_sector, names = model.spans.parties(model.spans.pool(states, passage, first, last))
    out = {
        "country": _mean_entropy(by_country, country) * 0.3,
        "sector": _mean_entropy(by_sector, sector) * 0.3,
    }
    if len(batch.links):
        out["links"] = _antecedent_loss(model.links, names, batch.links) * 0.6
    return out


def _antecedent_loss(links: Links, vectors: Tensor, pairs: Tensor) -> Tensor:
    """Marginal likelihood over all right antecedents, with "none" scored 0 (Lee et al. 2017)."""
    mention, earlier, distance, overlap, same = pairs.unbind(1)
    chances = links(vectors[mention], vectors[earlier], distance, overlap).float().clamp(max=30).exp()
    none = torch.zeros(len(vectors))
    every = none.scatter_add(0, mention, chances) + 1.0
    right = none.scatter_add(0, mention, chances * same)
    known = none.scatter_add(0, mention, same.float()) > 0
    return (every.log() - torch.where(known, right, torch.ones(())).log()).mean()


def _mean_entropy(logits: Tensor, gold: Tensor) -> Tensor:
    known = (gold != IGNORED).sum().clamp(min=1)
    return F.cross_entropy(logits.float(), gold, ignore_index=IGNORED, reduction="sum") / known


def train(
    model: Reader,
    corpora: dict[str, Sequence[Example]],
    settings: Stage,
    report: Callable[[str], None] = print,
    kept: Callable[[], None] | None = None,
) -> None:
    """Train ``model`` in place for one stage; ``kept`` is called after each step of ``settings.keep``."""
    # Moments of rarely used embeddings decay to denormal numbers, on which processors are many times slower.
    torch.set_flush_denormal(True)
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    streams: dict[str, Iterator[list[Example]]] = {n: batches(c, settings.tokens, rng) for n, c in corpora.items() if c}
    encoder = list(model.encoder.parameters())
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    warm = max(1, int(settings.horizon * settings.warmup))

    def rate(step: int) -> float:
        return min(
            (step + 1) / warm,
            0.5 * (1 + math.cos(math.pi * max(0, step - warm) / max(1, settings.horizon - warm))) + 0.01,
        )

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    model.train()
    model.set_dropout(settings.dropout)
    seen: dict[str, list[float]] = {}
    started = time.monotonic()
    for step in range(settings.steps):
        done = step / settings.horizon
        names = [n for n, _, _ in settings.share if n in streams]
        weights = [a + (b - a) * done for n, a, b in settings.share if n in streams]
        batch = collate(next(streams[rng.choices(names, weights)[0]]))
        parts = losses(model, batch, settings.event_roles, settings.gaps)
        total = sum(parts.values(), torch.zeros(()))
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        for name, value in parts.items():
            seen.setdefault(name, []).append(float(value.detach()))
        if (step + 1) % 25 == 0:
            means = "  ".join(f"{n} {sum(v) / len(v):.3f}" for n, v in sorted(seen.items()))
            report(f"step {step + 1}/{settings.steps}  {time.monotonic() - started:.0f} s  {means}")
            seen.clear()
        if kept and step + 1 in settings.keep:
            kept()
