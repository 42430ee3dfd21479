"""Pages of every form become articles; everything else is refused in one clear line."""

import codecs
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.article import Article, Page, StretchKind
from dragoman.errors import UnreadableInput
from dragoman.page import article_from_text, articles

EXAMPLES = Path(__file__).parents[1] / "examples"
PARAGRAPHS = [
    'Chad said on Monday that it had "nothing to hide" after talks with Sudan, and asked for a joint patrol.',
    "The foreign minister, Idriss Malloum, met his Sudanese counterpart for three hours in the capital, and both of "
    "them told reporters that the crossing would be opened again within a week if the ceasefire held.",
    "The United Nations welcomed the meeting and said that 4,000 families were waiting for food and medicine.",
]


def only(data: bytes | str, name: str = "page") -> Article | UnreadableInput:
    (found,) = articles(Page(name, data.encode() if isinstance(data, str) else data))
    return found


def article(data: bytes | str) -> Article:
    found = only(data)
    assert isinstance(found, Article), found
    return found


def refusal(data: bytes | str) -> str:
    found = only(data)
    assert isinstance(found, UnreadableInput)
    assert found.name == "page"
    return found.reason


def texts(found: Article, kind: StretchKind) -> str:
    return "\n".join(s.span.of(found.text) for s in found.stretches if s.kind is kind)


def line(**fields: object) -> str:
    return json.dumps(fields)


@pytest.fixture(scope="module")
def copied() -> Article:
    return article((EXAMPLES / "page.txt").read_bytes())


@pytest.fixture(scope="module")
def html() -> Article:
    return article((EXAMPLES / "page.html").read_bytes())


class TestCopiedText:
    @pytest.fixture
    def found(self, copied: Article) -> Article:
        return copied

    def test_the_text_is_kept_as_it_came(self, found: Article) -> None:
        assert found.text == (EXAMPLES / "page.txt").read_text(encoding="utf-8")

    def test_the_head_of_the_page_is_read(self, found: Article) -> None:
        assert found.title == "Kyrgyzstan pulls troops back from Tajik border after night of talks"
        assert found.authors == ("Ilse Marrow", "Daniel Oyelaran")
        assert found.dateline == "Bishkek"
        assert found.section == "Central Asia"
        assert found.publisher == "Meridian Courier Media Ltd"
        assert (found.published, found.updated) == ("2024-05-14T18:40+01:00", "2024-05-15T07:15+01:00")
        assert found.rights == "© 2024 Meridian Courier Media Ltd. All rights reserved."
        assert found.date == "2024-05-14"

    def test_body_and_furniture_are_told_apart(self, found: Article) -> None:
        body, furniture = texts(found, StretchKind.BODY), texts(found, StretchKind.FURNITURE)
        for kept in ('"We shall see."', "Sanctions and doubts", "Nobody should mistake", "resume in Vienna", "hails"):
            assert kept in body
        for dropped in (
            "Advertisement",
            "Read more",
            "Related stories",
            "Storm closes",
            "Sign up",
            "Additional reporting",
        ):
            assert dropped in furniture
            assert dropped not in body

    def test_headline_and_caption_are_told_apart(self, found: Article) -> None:
        assert texts(found, StretchKind.HEADLINE) == found.title
        assert found.captions == (texts(found, StretchKind.CAPTION),)
        assert found.captions[0].endswith("Photograph: Jonas Reyl/Reuters")

    def test_line_ends_are_kept_and_spans_count_them(self) -> None:
        plain = (EXAMPLES / "page.txt").read_text(encoding="utf-8")
        found = article(plain.replace("\n", "\r\n"))
        assert found.text == plain.replace("\n", "\r\n")
        assert texts(found, StretchKind.BODY).replace("\r", "") == texts(article(plain), StretchKind.BODY)

    def test_paragraphs_alone_are_all_body(self) -> None:
        text = "\n\n".join(PARAGRAPHS)
        assert [(s.span.of(text), s.kind) for s in article(text).stretches] == [(text, StretchKind.BODY)]

    def test_a_menu_before_and_comments_after_are_furniture(self) -> None:
        menu, comments = (
            "News\nSport\nWeather\nTravel",
            "3 comments\nmike77\n2 hours ago\nI do not believe a word of what they say.",
        )
        found = article("\n".join([menu, "Chad and Sudan agree to open the crossing", *PARAGRAPHS, comments]))
        assert found.title == "Chad and Sudan agree to open the crossing"
        assert texts(found, StretchKind.BODY) == "\n".join(PARAGRAPHS)

    def test_no_date_is_no_fault(self) -> None:
        assert article("\n\n".join(PARAGRAPHS)).date is None


class TestHtml:
    @pytest.fixture
    def found(self, html: Article) -> Article:
        return html

    def test_metadata_is_read(self, found: Article) -> None:
        assert found.title == "Japan and Philippines sign fishing accord after port standoff"
        assert (found.authors, found.publisher, found.section) == (("Noriko Tane",), "Harbour Tribune", "Asia")
        assert (found.published, found.updated) == ("2023-09-07T16:05+09:00", "2023-09-08T08:30+09:00")
        assert found.dateline == "Shimonoseki"
        assert found.rights == "© 2023 Harbour Tribune Company. All rights reserved."

    def test_the_text_is_title_body_and_captions(self, found: Article) -> None:
        kinds = [stretch.kind for stretch in found.stretches]
        assert kinds == [StretchKind.HEADLINE, StretchKind.BODY, StretchKind.CAPTION]
        assert texts(found, StretchKind.HEADLINE) == found.title
        assert texts(found, StretchKind.BODY).count("\n\n") == 6
        assert "Related stories" not in found.text
        assert "Advertisement" not in found.text

    @pytest.mark.parametrize("head", ["", "<!-- made by hand -->\n", "<?xml version='1.0'?>\n"])
    def test_html_is_told_by_content(self, head: str) -> None:
        page = head + f"<html><body><article>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</article></body></html>"
        assert texts(article(page), StretchKind.BODY) == "\n\n".join(PARAGRAPHS)

    def test_a_declared_encoding_is_believed_where_utf8_fails(self) -> None:
        page = "<html><head><meta charset='windows-1252'></head>"
        page += f"<body><p>{'</p><p>'.join(PARAGRAPHS)} Émile Café.</p></body></html>"
        assert "Émile Café." in article(page.encode("cp1252")).text


class TestJsonLines:
    def test_fields_are_taken_over_and_all_text_is_readable(self) -> None:
        text = "Sudan accused Chad.\n\nChad denied it."
        found = article(
            line(id="a1", text=text, title="T", date="2023-05-02", publisher="P", url="https://example.org/")
        )
        assert (found.id, found.text, found.title, found.published) == ("a1", text, "T", "2023-05-02")
        assert (found.publisher, found.url) == ("P", "https://example.org/")
        assert [(s.span, s.kind) for s in found.stretches] == [((0, len(text)), StretchKind.BODY)]

    def test_a_bad_line_is_named_and_the_rest_is_read(self) -> None:
        lines = [
            line(id="1", text="Chad denied it."),
            "{not json",
            "[]",
            "",
            line(id="2"),
            line(id="3", text="  "),
            line(id="4", text=7),
            line(id="5", text="Правительство заявило, что переговоры продолжатся на следующей неделе."),
            line(id="6", text="\ud800 broken"),
            line(id="7", text="Sudan welcomed it."),
        ]
        found = list(articles(Page("many.jsonl", "\n".join(lines).encode())))
        assert [a.id for a in found if isinstance(a, Article)] == ["1", "7"]
        faults = [str(a) for a in found if isinstance(a, UnreadableInput)]
        assert [fault.split(":")[0] for fault in faults] == [f"many.jsonl, line {n}" for n in (2, 3, 5, 6, 7, 8, 9)]
        assert "Russian" in faults[5]

    def test_a_bad_first_line_does_not_hide_the_form(self) -> None:
        first, second = articles(Page("p", ("oops\n" + line(id="x", text="Chad denied it.")).encode()))
        assert isinstance(first, UnreadableInput)
        assert isinstance(second, Article)

    def test_an_article_without_an_id_is_named_by_its_line(self) -> None:
        assert article(line(text="Chad denied it.")).id == "page, line 1"

    def test_a_date_that_is_none_is_left_out(self) -> None:
        assert article(line(id="a", text="Chad denied it.", date="soon")).published is None


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_unicode_in_every_form_is_the_same_article(self, encoding: str) -> None:
        text = "\n\n".join(PARAGRAPHS) + " “Élan” is the word."
        assert article(text.encode(encoding)).text == text

    def test_a_byte_order_mark_is_no_character_of_the_text(self) -> None:
        data = codecs.BOM_UTF8 + "\n\n".join(PARAGRAPHS).encode()
        assert article(data).text.startswith("Chad")

    def test_windows_1252_is_read(self) -> None:
        text = "\n\n".join(PARAGRAPHS) + " “Café” – he said."
        assert article(text.encode("cp1252")).text == text

    def test_a_broken_byte_in_utf8_is_marked(self) -> None:
        data = ("\n\n".join(PARAGRAPHS) + " “Café” – he said.").encode().replace("é".encode(), b"\xff")
        assert "“Caf\ufffd” – he said." in article(data).text


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "is empty"),
            (b" \n\t ", "is empty"),
            (codecs.BOM_UTF16_LE, "is empty"),
            (b"%PDF-1.7\n1 0 obj", "is a PDF"),
            (b"\n\n%PDF-1.4 later", "is a PDF"),
            (b"PK\x03\x04\x14\x00", "ZIP archive or an office document"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (bytes(range(256)) * 40, "binary"),
            (b'{\n  "text": [\n', "JSON but not JSON Lines"),
            (b'[{"id": 1}]', "JSON but not JSON Lines"),
            (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "XML"),
            (b"<html><body><p>Please log in to continue.</p></body></html>", "no article found"),
            (b"Please log in to continue.\nForgot your password?\nRegister", "no article found"),
            ("Правительство заявило. " * 40, "is in Russian; dragoman reads English only so far"),
            (
                "<html><body><p>"
                + "Die Regierung hat am Montag mitgeteilt, dass sie nicht weiß, wie es weitergeht. " * 9,
                "German",
            ),
        ],
    )
    def test_each_has_its_reason(self, data: bytes | str, reason: str) -> None:
        assert reason in refusal(data)

    def test_an_index_page_is_no_article(self) -> None:
        items = "".join(
            f"<li><a href='/{n}'>Minister number {n} meets the press in the capital</a></li>" for n in range(80)
        )
        assert "no article found" in refusal(f"<html><body><ul>{items}</ul></body></html>")
        assert "no article found" in refusal("\n".join(f"Minister number {n} meets the press" for n in range(80)))

    @pytest.mark.parametrize("kind", ["a", "word and ", "<p>a</p>", '{"text": "', "\u00e9"])
    def test_ten_megabytes_in_one_line_are_refused_quickly(self, kind: str) -> None:
        data = (kind * (10_000_000 // len(kind))).encode()
        started = time.process_time()
        assert refusal_of_any(data)
        assert time.process_time() - started < 2


def refusal_of_any(data: bytes) -> bool:
    return all(isinstance(found, UnreadableInput) for found in articles(Page("page", data)))


class TestArticleFromText:
    def test_a_sentence_is_read_whole(self) -> None:
        found = article_from_text("Chad denied it.", id="text")
        assert (found.id, found.text, texts(found, StretchKind.BODY)) == ("text", "Chad denied it.", "Chad denied it.")

    def test_a_few_words_are_read_whole(self) -> None:
        assert texts(article_from_text("Chad meets Sudan", id="text"), StretchKind.BODY) == "Chad meets Sudan"

    def test_a_page_is_read_as_from_a_file(self) -> None:
        text = (EXAMPLES / "page.txt").read_text(encoding="utf-8")
        assert article_from_text(text, id="page") == article(text)

    def test_a_json_line_is_read(self) -> None:
        assert article_from_text(line(id="j", text="Chad denied it."), id="text").id == "j"

    def test_what_is_no_article_is_raised(self) -> None:
        with pytest.raises(UnreadableInput, match="text: is empty"):
            article_from_text(" ", id="text")


def check(found: Article | UnreadableInput) -> None:
    if isinstance(found, UnreadableInput):
        assert "\n" not in found.reason
        return
    position = 0
    for stretch in found.stretches:
        assert not found.text[position : stretch.span.start].strip()
        assert position <= stretch.span.start < stretch.span.end
        position = stretch.span.end
    assert not found.text[position:].strip()
    assert found.readable()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_crash(data: bytes) -> None:
    for found in articles(Page("page", data)):
        check(found)


LINES = st.one_of(
    st.sampled_from([*PARAGRAPHS, "Share", "Related stories", "3 comments", "By Ada Obi"]), st.text(max_size=60)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_stretches_cover_all_that_is_not_blank_in_order(lines: list[str], end: str) -> None:
    text = end.join(lines)
    for found in articles(Page("page", text.encode("utf-8", "replace"))):
        check(found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(LINES, st.sampled_from(["<p>", "</p>", "<h1>", "<div", "<script>", "<!--", "&#0;"])), max_size=20
    )
)
def test_no_html_crashes(parts: list[str]) -> None:
    text = "<html><body>" + " ".join(parts)
    for found in articles(Page("page", text.encode("utf-8", "replace"))):
        check(found)
