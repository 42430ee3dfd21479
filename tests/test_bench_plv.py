"""The figures of ``bench plv``."""

from pathlib import Path

import pytest

from bench.plv import figures, macro_f1, marked_sentences, quad_of, root_of
from dragoman.ontology import plover

SHARED = Path(__file__).parents[1].parent / "shared"

PLV = """\tmarked_sentence\tgold_penta\tgold_root
1\t<s>Ann</s> met <t>Bob</t>.\t1\tCONSULT
2\tOn <t>Bob</t>, <s>Ann</s> and "<t>Bob</t>".\t2\tYIELD
3\t<s>Ann</s> hit <t>Bob</t>.\t4\tASSAULT
4\t<s>Ann</s> hit <t>Cy</t>.\t4\tASSAULT
"""


def table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "table.tsv"
    file.write_text(text, "utf-8")
    return file


def test_marks_are_read_and_taken_out(tmp_path: Path):
    first, second, *_ = marked_sentences(table(tmp_path, PLV))
    assert (first.text, first.source, first.target) == ("Ann met Bob.", (0, 3), (8, 11))
    assert second.text == 'On Bob, Ann and "Bob".'
    assert (second.source, second.target) == ((8, 11), (3, 6))
    assert (first.root, first.quad, first.conflict) == ("CONSULT", 1, False)


def test_figures_by_hand(tmp_path: Path):
    sentences = marked_sentences(table(tmp_path, PLV))
    assert figures(sentences, ["CONSULT", "CONCEDE", "ASSAULT", "COERCE"]) == {
        "root_macro_f1": round((1 + 1 + 2 / 3) / 3, 4),
        "quad_macro_f1": 1.0,
        "binary_macro_f1": 1.0,
    }
    assert figures(sentences, ["CONSULT", "RETREAT", "AID", "ASSAULT"])["root_macro_f1"] == round((2 + 2 / 3) / 3, 4)


def test_a_file_that_knows_only_conflict_and_cooperation(tmp_path: Path):
    rows = "marked_sentence\tgold_binary\n<s>A</s> hit <t>B</t>\t1\n<s>A</s> met <t>B</t>\t0\n"
    assert figures(marked_sentences(table(tmp_path, rows)), ["THREATEN", "ASSAULT"]) == {
        "root_macro_f1": None,
        "quad_macro_f1": None,
        "binary_macro_f1": round((0 + 2 / 3) / 2, 4),
    }


def test_a_party_may_be_missing_and_marks_may_take_in_a_blank(tmp_path: Path):
    (sentence,) = marked_sentences(table(tmp_path, "marked_sentence\n<s>The band </s>struck.\n"))
    assert (sentence.text, sentence.source, sentence.target) == ("The band struck.", (0, 8), None)


def test_a_file_of_another_form_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="marked_sentence"):
        marked_sentences(table(tmp_path, "sentence\nAnn met Bob\n"))


def test_macro_f1_is_over_the_classes_of_the_gold():
    assert macro_f1(["a", "a", "b", None], ["a", "b", "c", "a"]) == round((2 / 3 + 0) / 2, 4)
    assert macro_f1([None], ["a"]) is None


@pytest.mark.skipif(not (SHARED / "plv").is_dir(), reason="needs the tables beside the repository")
def test_quad_classes_are_those_of_the_data():
    sentences = marked_sentences(SHARED / "plv" / "PLV_train.tsv")
    assert {s.root for s in sentences} == {root_of(kind) for kind in plover().types}
    by_root = {root_of(kind): quad_of(kind) for kind in plover().types}
    assert sum(by_root[s.root or ""] == s.quad for s in sentences) > 0.99 * len(sentences)
    perfect = figures(sentences, [("CONCEDE" if s.root == "YIELD" else s.root) or "" for s in sentences])
    assert perfect["root_macro_f1"] == 1.0
    assert len(marked_sentences(SHARED / "plv" / "AW_train.tsv")) == 802
