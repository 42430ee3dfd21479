"""What the package promises about itself: public names, who imports whom, sizes, and how quickly it is there."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "dragoman"
TYPES = ("span", "article", "reading", "record", "errors")
PACKAGES = [
    "dragoman",
    *(f"dragoman.{found.name}" for found in pkgutil.iter_modules(dragoman.__path__) if found.ispkg),
]


@pytest.mark.parametrize("name", PACKAGES)
def test_public_names_are_listed_in_order_and_are_there_with_a_docstring(name: str):
    package = importlib.import_module(name)
    tree = ast.parse(Path(package.__file__ or "").read_text("utf-8"))
    brings_names = any(isinstance(node, ast.ImportFrom | ast.FunctionDef | ast.ClassDef) for node in tree.body)
    assert hasattr(package, "__all__") or not brings_names
    public = getattr(package, "__all__", [])
    assert list(public) == sorted(public)
    for each in public:
        assert getattr(package, each).__doc__ or isinstance(getattr(package, each), str | int | float), each


def test_the_public_names_of_dragoman():
    assert set(dragoman.__all__) == {
        *("Article", "Page", "Stretch", "StretchKind", "Span"),
        *("Record", "Statement", "StatementKind", "Event", "Party", "Date", "Time", "Place"),
        *("Reader", "read", "DragomanError", "UnreadableInput"),
    }


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("name", TYPES)
def test_data_types_import_no_stage(name: str):
    allowed = {f"dragoman.{each}" for each in TYPES}
    assert {module for module in imported(SOURCE / f"{name}.py") if module.startswith("dragoman")} <= allowed
    assert not {"os", "io", "pathlib", "json"} & imported(SOURCE / f"{name}.py")


def test_private_modules_are_imported_by_their_own_package_alone():
    for file in SOURCE.rglob("*.py"):
        package = ".".join(("dragoman", *file.relative_to(SOURCE).parent.parts))
        for module in imported(file):
            owner, _, private = module.rpartition("._")
            if module.startswith("dragoman") and private:
                assert package.startswith(owner.split("._")[0]), f"{file} imports {module}"


def test_no_file_is_long():
    long = {
        str(file.relative_to(ROOT)): lines
        for folder in ("src", "bench", "training", "tests")
        for file in (ROOT / folder).rglob("*.py")
        if (lines := len(file.read_text("utf-8").splitlines())) > 450
    }
    assert long == {}


HEAVY = {
    *("numpy", "onnxruntime", "tokenizers", "trafilatura", "htmldate", "lxml", "py3langid", "rich"),
    *("pyarrow", "pandas", "polars", "torch", "csv", "sqlite3", "unittest"),
}


@pytest.mark.parametrize("module", ["dragoman", "dragoman.cli", "dragoman.record", "dragoman.output"])
def test_imports_are_light(module: str):
    code = f"import sys, {module}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert module in loaded
    assert not HEAVY & loaded
    assert len(loaded) < 400


def test_nothing_of_training_or_bench_is_in_the_wheel():
    for file in SOURCE.rglob("*.py"):
        assert not {"bench", "training", "torch"} & {module.split(".")[0] for module in imported(file)}, file
