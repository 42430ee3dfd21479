"""Files, folders and standard input become pages, and nothing that is wrong stops the run."""

import gzip
import io
import os
from pathlib import Path

import pytest

from dragoman.article import Page
from dragoman.errors import UnreadableInput
from dragoman.sources import _gather, gather


def names_and_data(*inputs: str, stdin: bytes = b"") -> list[tuple[str, bytes]]:
    found = list(gather(inputs, stdin=io.BytesIO(stdin)))
    assert all(isinstance(page, Page) for page in found), found
    return [(page.name, page.data) for page in found if isinstance(page, Page)]


def fault(*inputs: str, stdin: bytes = b"") -> UnreadableInput:
    (found,) = gather(inputs, stdin=io.BytesIO(stdin))
    assert isinstance(found, UnreadableInput)
    return found


def test_a_file_is_named_as_the_user_named_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    assert names_and_data(str(path)) == [(str(path), b"one")]


def test_a_folder_is_read_with_all_folders_in_it_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "inner/z.txt", "inner/c.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [data.decode() for _, data in names_and_data(str(tmp_path))] == [
        "a.txt",
        "b.txt",
        "inner/c.txt",
        "inner/z.txt",
    ]


def test_standard_input_is_a_dash() -> None:
    assert names_and_data("-", stdin=b"piped") == [("-", b"piped")]


def test_gzip_is_told_by_content_and_its_members_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(gzip.compress(b"first ") + gzip.compress(b"second"))
    assert names_and_data(str(path)) == [(str(path), b"first second")]
    assert names_and_data("-", stdin=gzip.compress(b"piped")) == [("-", b"piped")]


def test_a_plain_file_named_gz_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.txt.gz"
    path.write_bytes(b"not packed")
    assert names_and_data(str(path)) == [(str(path), b"not packed")]


@pytest.mark.parametrize("keep", [12, -6])
def test_gzip_cut_short_is_refused(keep: int) -> None:
    assert "damaged gzip" in fault("-", stdin=gzip.compress(os.urandom(200))[:keep]).reason


def test_a_gzip_bomb_is_refused_without_unpacking_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_gather, "MAX_BYTES", 2**20)
    assert "larger than 1 MB" in fault("-", stdin=gzip.compress(bytes(50 * 2**20))).reason


def test_a_file_above_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_gather, "MAX_BYTES", 2**20)
    assert "larger than 1 MB" in fault("-", stdin=bytes(2**20 + 1)).reason
    assert len(names_and_data("-", stdin=bytes(2**20))) == 1


def test_what_is_missing_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("here")
    missing, here = gather([str(tmp_path / "gone.txt"), str(tmp_path / "here.txt")])
    assert isinstance(missing, UnreadableInput)
    assert str(missing) == f"{tmp_path / 'gone.txt'}: no such file or folder"
    assert isinstance(here, Page)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert fault(str(tmp_path)).reason == "is a folder with no files in it"


def test_a_dangling_link_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert fault(str(tmp_path)).reason == "no such file or folder"


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "cannot be read" in fault("a\0b").reason
