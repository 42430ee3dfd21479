"""``python -m training --shared DIR``: trains the reader and exports the weights that the package ships."""

import json
from pathlib import Path

import click


@click.command()
@click.option("--shared", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("../shared"), show_default=True,
              help="Folder of the corpora (docs/training.md).")  # fmt: skip
@click.option(
    "--work", type=click.Path(path_type=Path), default=Path("work"), show_default=True, help="Where checkpoints go."
)
@click.option("--steps", type=int, default=None, help="Steps, if fewer than the settings say (for a try).")
@click.option("--without", multiple=True, help="Leave a corpus out (for an ablation).")
@click.option("--export/--no-export", default=True, show_default=True, help="Write the weights into the package.")
def main(shared: Path, work: Path, steps: int | None, without: tuple[str, ...], export: bool) -> None:
    """Train the reader from the base encoder on all corpora, then export it."""
    import torch

    from training import base, corpora
    from training.model import Reader
    from training.train import Settings, train

    settings = Settings(steps=steps) if steps else Settings()
    modes, countries = corpora.inventory(shared / "gold/train.jsonl")
    torch.manual_seed(settings.seed)
    model = Reader(len(modes), len(countries))
    model.load_base(base.weights())
    examples = {
        "articles": list(corpora.articles(shared / "gold/train.jsonl", modes, countries)),
        "polnear": list(corpora.polnear(shared / "polnear/train.jsonl")),
        "times": list(corpora.times(shared / "timex/train.jsonl")),
        "places": list(corpora.places(shared / "geo/train.jsonl")),
        "relations": [e for name in ("PLV", "AW") for e in corpora.relations(shared / f"plv/{name}_train.tsv")],
        "stories": list(corpora.stories(shared / "synthetic/ngec_synthetic_stories.csv")),
    }
    work.mkdir(parents=True, exist_ok=True)
    (work / "labels.json").write_text(json.dumps({"modes": modes, "countries": countries}, indent=1), "utf8")

    def save(step: int) -> None:
        torch.save(model.state_dict(), work / "reader.pt")

    train(model, {n: e for n, e in examples.items() if n not in without}, settings, report=click.echo, checkpoint=save)
    save(settings.steps)
    if export:
        from training.export import export_weights

        export_weights(work)


if __name__ == "__main__":
    main()
