"""``python -m training --shared DIR``: trains the reader and exports the weights that the package ships."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import torch

    from training.model import Reader

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--shared", type=FOLDER, default=Path("../shared"), show_default=True, help="Folder of the corpora.")
@click.option(
    "--work", type=click.Path(path_type=Path), default=Path("work"), show_default=True, help="Where checkpoints go."
)
@click.option("--steps", type=int, default=None, help="Steps of every stage, for a try.")
@click.option("--without", multiple=True, help="Leave a corpus out (for an ablation).")
@click.option("--export/--no-export", default=True, show_default=True, help="Write the weights into the package.")
def main(shared: Path, work: Path, steps: int | None, without: tuple[str, ...], export: bool) -> None:
    """Train the reader from the base encoder on all corpora, then export it."""
    import torch

    from training import base, corpora
    from training.marked import with_sides
    from training.model import Reader
    from training.train import RUNS, train

    modes, countries = corpora.inventory(shared / "gold/train.jsonl")
    examples = {
        "articles": list(corpora.articles(shared / "gold/train.jsonl", modes, countries)),
        "polnear": list(corpora.polnear(shared / "polnear/train.jsonl")),
        "times": list(corpora.times(shared / "timex/train.jsonl")),
        "places": list(corpora.places(shared / "geo/train.jsonl")),
        "relations": [e for name in ("PLV", "AW") for e in corpora.relations(shared / f"plv/{name}_train.tsv")],
        "stories": list(corpora.stories(shared / "synthetic/ngec_synthetic_stories.csv")),
    }
    chosen = {n: e for n, e in examples.items() if n not in without}
    kept: list[dict[str, torch.Tensor]] = []
    for stages in RUNS:
        first, second = (replace(s, steps=steps, keep=(steps,)) if steps else s for s in stages)
        torch.manual_seed(first.seed)
        model = Reader(len(modes), len(countries))
        model.load_base(base.weights())
        train(model, chosen, first, report=click.echo)
        sided = dict(chosen)
        if "relations" in chosen:
            sided["relations"] = with_sides(model, [shared / f"plv/{name}_train.tsv" for name in ("PLV", "AW")])
        train(model, sided, second, click.echo, lambda model=model: kept.append(_copied(model)))
    work.mkdir(parents=True, exist_ok=True)
    (work / "labels.json").write_text(json.dumps({"modes": modes, "countries": countries}, indent=1), "utf8")
    torch.save({name: sum(w[name] for w in kept) / len(kept) for name in kept[0]}, work / "reader.pt")
    if export:
        from training.export import export_weights

        export_weights(work)


def _copied(model: "Reader") -> "dict[str, torch.Tensor]":
    return {name: weights.detach().clone() for name, weights in model.state_dict().items()}


if __name__ == "__main__":
    main()
