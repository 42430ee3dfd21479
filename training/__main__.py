"""``python -m training --shared DIR``: trains the reader and exports the weights that the package ships."""

import json
from dataclasses import replace
from pathlib import Path

import click

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--shared", type=FOLDER, default=Path("../shared"), show_default=True, help="Folder of the corpora.")
@click.option(
    "--work", type=click.Path(path_type=Path), default=Path("work"), show_default=True, help="Where checkpoints go."
)
@click.option("--steps", type=int, default=None, help="Steps a stage, if fewer than its settings say (for a try).")
@click.option("--without", multiple=True, help="Leave a corpus out (for an ablation).")
@click.option("--second-only", is_flag=True, help="Go on from the first stage that the working folder has.")
@click.option("--export/--no-export", default=True, show_default=True, help="Write the weights into the package.")
def main(
    shared: Path, work: Path, steps: int | None, without: tuple[str, ...], second_only: bool, export: bool
) -> None:
    """Train the reader from the base encoder on all corpora, then export it."""
    import torch

    from training import base, corpora
    from training.marked import with_sides
    from training.model import Reader
    from training.train import FIRST, SECOND, train

    stages = [replace(s, steps=min(s.steps, steps or s.steps)) for s in (FIRST, SECOND)]
    modes, countries = corpora.inventory(shared / "gold/train.jsonl")
    torch.manual_seed(FIRST.seed)
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

    chosen = {n: e for n, e in examples.items() if n not in without}
    if second_only:
        model.load_state_dict(torch.load(work / "first.pt", weights_only=True))
    else:
        train(model, chosen, stages[0], report=click.echo, checkpoint=save)
        torch.save(model.state_dict(), work / "first.pt")
    if "relations" in chosen:
        chosen["relations"] = with_sides(model, [shared / "plv/PLV_train.tsv", shared / "plv/AW_train.tsv"])
    train(model, chosen, stages[1], report=click.echo, checkpoint=save)
    save(0)
    if export:
        from training.export import export_weights

        export_weights(work)


if __name__ == "__main__":
    main()
