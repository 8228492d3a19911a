"""Files, folders and standard input become articles; all faults are told at once."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.articles import read_articles
from claimcheck.articles.reading import MOST_CHARACTERS
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.models import Article
from tests.articles.test_formats import HTML, MARKDOWN
from tests.articles.texts import ARABIC_LONG, ARABIC_SHORT, ENGLISH

LANGUAGES = ("ar", "de", "en")


def read(*paths: Path | str, **more: str) -> list[Article]:
    return list(read_articles(paths, languages=LANGUAGES, **more))


def faults(*paths: Path | str) -> list[tuple[str, int | None, str | None, str]]:
    with pytest.raises(InputError) as caught:
        read(*paths)
    return [(Path(f.file).name, f.line, f.field, f.message) for f in caught.value.faults]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(path: Path, *items: object) -> Path:
    return write(path, "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items))


def test_each_format_by_the_name_of_the_file(tmp_path: Path):
    found = read(
        write(tmp_path / "a.txt", ARABIC_LONG),
        write(tmp_path / "b.md", MARKDOWN),
        write(tmp_path / "c.html", HTML),
        rows(tmp_path / "d.jsonl", {"id": "d", "text": ENGLISH}),
    )
    assert [article.lang for article in found] == ["ar", "en", "ar", "en"]
    assert found[0].text == ARABIC_LONG
    assert found[0].title == "البلدية تعلن بدء ترميم السوق القديم"
    assert found[3].id == "d"


def test_an_id_that_is_not_given_is_made_of_the_text_alone(tmp_path: Path):
    (first,) = read(write(tmp_path / "a.txt", ENGLISH))
    (second,) = read(write(tmp_path / "elsewhere" / "b", ENGLISH))
    (third,) = read(write(tmp_path / "c.txt", ENGLISH + " More."))
    assert first.id == second.id != third.id


def test_a_folder_is_read_in_the_order_of_its_names_without_hidden_files(tmp_path: Path):
    write(tmp_path / "b" / "2.txt", "The second minister said no.")
    write(tmp_path / "a" / "9.md", "The first minister said yes.")
    write(tmp_path / "b" / "1.HTM", HTML)
    write(tmp_path / "b" / "notes.csv", "not read")
    write(tmp_path / ".state" / "x.txt", "not read")
    assert [article.text[:10] for article in read(tmp_path)] == ["The first ", "وزيرة النق", "The second"]


def test_utf16_and_windows_1256_in_every_format(tmp_path: Path):
    page = HTML.replace("<head>", '<head><meta charset="windows-1256">')
    line = json.dumps({"id": "d", "text": ARABIC_LONG}, ensure_ascii=False) + "\n"
    for encoding in ("utf-16", "cp1256"):
        text, markdown, html, jsonl = read(
            write(tmp_path / "a.txt", ARABIC_LONG.encode(encoding)),
            write(tmp_path / "b.md", f"# {ARABIC_SHORT}\n\nانتهى.".encode(encoding)),
            write(tmp_path / "c.html", page.encode(encoding)),
            write(tmp_path / "d.jsonl", line.encode(encoding)),
        )
        assert text.text == jsonl.text == ARABIC_LONG
        assert markdown.title == ARABIC_SHORT
        assert html.title == "وزيرة النقل: الجسر جاهز"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (json.dumps({"id": "x", "text": ENGLISH}).encode(), ["x"]),
        (b"\xef\xbb\xbf{\n", None),
        (HTML.encode(), ["وزيرة"]),
        (b"<?xml version='1.0'?><!-- a --><!-- b -->" + HTML.encode(), ["وزيرة"]),
        (ENGLISH.encode(), ["The c"]),
        (("{" + ENGLISH).encode(), ["{The "]),
    ],
)
def test_standard_input_is_known_by_how_it_begins(monkeypatch: pytest.MonkeyPatch, content: bytes, expected):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(content))))
    if expected is None:
        assert faults("-")[0][3].startswith("is not JSON")
    else:
        found = [article.id if article.id == "x" else article.text[:5] for article in read("-")]
        assert found == expected


def test_a_row_keeps_its_text_and_what_it_says(tmp_path: Path):
    given_row = {
        "id": 7,
        "text": "\r\nTitle here\r\n\r\ne\u0301 said so \t. \ufeff\x00",
        "title": "Title here",
        "url": "https://example.org/7",
        "publisher": "The Sample Post",
        "published": "2026-03-03",
        "authors": "A. Writer",
        "lang": "EN-gb",
        "views": [1, 2],
    }
    (article,) = read(rows(tmp_path / "a.jsonl", given_row))
    assert (article.id, article.text, article.lang) == ("7", given_row["text"], "en")
    assert (article.url, article.publisher, article.published) == (
        "https://example.org/7",
        "The Sample Post",
        "2026-03-03",
    )
    assert article.authors == ("A. Writer",)
    assert article.blocks[0].kind == "title"


def test_an_article_that_was_written_is_read_as_it_was(tmp_path: Path):
    articles = read(write(tmp_path / "b.md", MARKDOWN), write(tmp_path / "c.html", HTML))
    again = read(write(tmp_path / "articles.jsonl", "".join(a.to_json() + "\n" for a in articles)))
    assert again == articles


def test_lang_forces_the_language_and_must_be_supported(tmp_path: Path):
    file = rows(tmp_path / "a.jsonl", {"text": "Le ministre a dit non.", "lang": "fr"}, {"text": ENGLISH})
    assert [article.lang for article in read(file, lang="en")] == ["en", "en"]
    with pytest.raises(ClaimcheckError, match="Language 'xx' is not supported"):
        read(file, lang="xx")


def test_every_fault_of_every_file_is_told_in_order(tmp_path: Path):
    french = "Le ministre a déclaré lundi que le gouvernement présenterait un plan."
    lines = [
        json.dumps({"id": "a", "text": ENGLISH}),
        json.dumps({"id": "b", "txt": ENGLISH}),
        "",
        "{",
        json.dumps({"id": "a", "text": ARABIC_SHORT}),
        json.dumps({"text": french}),
        json.dumps({"text": "  "}),
        '{"text": "half \\ud800 a pair"}',
        json.dumps({"text": ENGLISH, "authors": [1.5, None]}),
        json.dumps({"article_id": "a", "text": ENGLISH}),
        json.dumps({"text": 3}),
        "[" * 100_000,
        json.dumps({"text": ENGLISH, "lang": "tlh"}),
    ]
    file = write(tmp_path / "a.jsonl", "\n".join(lines))
    empty = write(tmp_path / "b.txt", "")
    (tmp_path / "folder").mkdir()
    found = faults(file, empty, tmp_path / "folder", tmp_path / "none.txt")
    assert [(name, line, field) for name, line, field, _ in found] == [
        ("a.jsonl", 2, "text"),
        ("a.jsonl", 4, None),
        ("a.jsonl", 5, "id"),
        ("a.jsonl", 6, None),
        ("a.jsonl", 7, "text"),
        ("a.jsonl", 8, "text"),
        ("a.jsonl", 9, "authors.1"),
        ("a.jsonl", 10, None),
        ("a.jsonl", 11, "text"),
        ("a.jsonl", 12, None),
        ("a.jsonl", 13, None),
        ("b.txt", None, None),
        ("folder", None, None),
        ("none.txt", None, None),
    ]


def test_what_is_too_long_for_an_article_is_told_in_every_format(tmp_path: Path):
    longest = (ENGLISH + " ") * (MOST_CHARACTERS // len(ENGLISH))
    longest = longest[: MOST_CHARACTERS - 1] + "."
    pieces = [f"<p>{longest[at : at + 10_000]}</p>" for at in range(0, len(longest), 10_000)]
    rest = "<p>The harbour master, Ann Lee, said that the pier stays closed until the winter storms are over.</p>"
    files = [
        rows(tmp_path / "a.jsonl", {"text": ENGLISH}, {"text": longest + "."}),
        write(tmp_path / "b.md", longest + "."),
        write(tmp_path / "c.html", f"<html><body><article>{''.join(pieces)}{rest}</article></body></html>"),
        write(tmp_path / "d.txt", longest + "."),
    ]
    told = "is longer than an article can be, which is 1,000,000 characters"
    assert faults(*files) == [
        ("a.jsonl", 2, "text", told),
        ("b.md", None, None, told),
        ("c.html", None, None, told),
        ("d.txt", None, None, told),
    ]
    (article,) = read(write(tmp_path / "e.txt", longest))
    assert len(article.text) == MOST_CHARACTERS


def test_the_same_text_twice_is_the_same_article(tmp_path: Path):
    file = write(tmp_path / "a.txt", ENGLISH)
    assert faults(file, file)[0][3].startswith("is the same article as")
    assert faults(file, write(tmp_path / "b.md", ENGLISH))[0][0] == "b.md"


def test_articles_are_yielded_until_the_first_fault_and_the_error_comes_at_the_end(tmp_path: Path):
    file = rows(tmp_path / "a.jsonl", {"text": ENGLISH}, {}, {"text": ARABIC_SHORT}, {})
    found = read_articles([file], languages=LANGUAGES)
    assert next(found).text == ENGLISH
    with pytest.raises(InputError) as caught:
        next(found)
    assert [fault.line for fault in caught.value.faults] == [2, 4]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_of_a_row_is_kept_to_the_character_and_its_blocks_lie_in_it(tmp_path_factory, text: str):
    file = rows(tmp_path_factory.getbasetemp() / "any.jsonl", {"id": "x", "text": text})
    if not text.strip():
        assert faults(file)[0][3] == "is empty"
        return
    (article,) = read(file, lang="en")
    assert article.text == text
    for block in article.blocks:
        assert text[block.start : block.end].strip()


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_of_a_file_is_kept_up_to_its_normal_form(tmp_path_factory, text: str):
    file = write(tmp_path_factory.getbasetemp() / "any.txt", "قال " + text)
    (article,) = read(file, lang="ar")
    again = write(tmp_path_factory.getbasetemp() / "again.txt", article.text)
    assert read(again, lang="ar") == [article]
