"""Markdown and HTML: the visible text, and roles that become kinds of blocks."""

import builtins

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.articles.encoding import NotTextError, settle
from claimcheck.articles.html import declared_encoding, read_html
from claimcheck.articles.markdown import read_markdown
from claimcheck.articles.page import Page
from claimcheck.errors import MissingExtraError
from tests.articles.texts import ENGLISH

MARKDOWN = """---
title: left out
---
# الوزيرة: الجسر **يعاد** افتتاحه

By A. Writer

قالت [الوزيرة](https://example.org) إن الجسر
*سيعاد* افتتاحه.

> هذا وعد.

- a first item
- a second

![The bridge at night](bridge.jpg)

| year | cost |
|------|------|
| 2026 | 40   |

```
code

more
```

## Reactions

# A second title

A line<br>and `more`.
"""

HTML = """<!doctype html><html lang="ar" dir="rtl"><head><title>الجسر - المثال</title>
<meta property="og:site_name" content="صحيفة المثال"><meta name="author" content="سارة علي; أحمد نور">
<meta property="article:published_time" content="2026-01-05T10:00:00+02:00">
<link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>وزيرة النقل: الجسر جاهز</h1>
<p>قالت وزيرة النقل ليلى حداد يوم الاثنين إن الجسر <b>الجديد</b> جاهز للافتتاح في الربيع المقبل، مضيفة أن
الموعد سيعلن خلال أيام قليلة.<br>وأشارت إلى أن البرلمان وافق.</p><h2>ردود الفعل</h2>
<blockquote><p>هذا وعد لن يتحقق أبدا.</p></blockquote>
<p>وأكدت المعارضة أنها ترفض الخطة وستصوت ضدها في الجلسة المقبلة التي ستعقد يوم الخميس في مقر البرلمان.</p>
<ul><li>أولا: ترتفع الرسوم</li><li>ثانيا</li></ul></article>
<aside class="comments"><p>تعليق من قارئ لا علاقة له بالمقال.</p></aside>
<footer>حقوق النشر محفوظة</footer></body></html>"""


def kinds(page: Page) -> list[tuple[str, str]]:
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


def test_markdown_is_its_visible_text():
    page = read_markdown(MARKDOWN)
    assert kinds(page) == [
        ("title", "الوزيرة: الجسر يعاد افتتاحه"),
        ("heading", "By A. Writer"),
        ("paragraph", "قالت الوزيرة إن الجسر سيعاد افتتاحه."),
        ("quote", "هذا وعد."),
        ("paragraph", "a first item"),
        ("paragraph", "a second"),
        ("caption", "The bridge at night"),
        ("furniture", "year"),
        ("furniture", "cost"),
        ("furniture", "2026"),
        ("furniture", "40"),
        ("furniture", "code\nmore"),
        ("heading", "Reactions"),
        ("heading", "A second title"),
        ("paragraph", "A lineand more."),
    ]
    assert page.title == "الوزيرة: الجسر يعاد افتتاحه"


def test_markdown_whose_first_heading_is_of_a_lower_level_has_a_title_too():
    assert kinds(read_markdown("## Bridge\n\nIt reopens.\n"))[0] == ("title", "Bridge")


@given(st.text(alphabet=st.sampled_from("ab ي#*_`>-[]()!|\n\t&<1.")))
def test_blocks_of_any_markdown_cover_all_its_text(text: str):
    page = read_markdown(settle(text))
    assert "\n\n".join(piece for _, piece in kinds(page)) == page.text


def test_html_is_the_article_on_the_page():
    page = read_html(HTML)
    assert kinds(page) == [
        ("title", "وزيرة النقل: الجسر جاهز"),
        (
            "paragraph",
            (
                "قالت وزيرة النقل ليلى حداد يوم الاثنين إن الجسر الجديد جاهز للافتتاح في الربيع المقبل، مضيفة أن "
                "الموعد سيعلن خلال أيام قليلة.\nوأشارت إلى أن البرلمان وافق."
            ),
        ),
        ("heading", "ردود الفعل"),
        ("quote", "هذا وعد لن يتحقق أبدا."),
        (
            "paragraph",
            "وأكدت المعارضة أنها ترفض الخطة وستصوت ضدها في الجلسة المقبلة التي ستعقد يوم الخميس في مقر البرلمان.",
        ),
        ("paragraph", "أولا: ترتفع الرسوم"),
        ("paragraph", "ثانيا"),
    ]
    assert (page.url, page.publisher, page.published) == ("https://example.org/bridge", "صحيفة المثال", "2026-01-05")
    assert page.authors == ("سارة علي", "أحمد نور")


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "<br>", "<h1>", "<h2>", "<li>", "<table>", "<td>", "<blockquote>", "<!--"]
        )
        | st.sampled_from(
            ["<script>alert(1)</script>", "<![CDATA[", "&#0;", "&#xd800;", "&lrm;", "&amp", "\0", "\x1b[31m"]
        )
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
        | st.just("The minister, Ann Lee, said on Monday that the bridge opens in spring. "),
        min_size=5,
        max_size=30,
    ).map("".join)
)
@settings(max_examples=50)
def test_blocks_of_any_page_cover_all_its_text_without_scripts_or_control_characters(body: str):
    try:
        page = read_html(f"<html><body><article><p>{ENGLISH}</p>{body}</article></body></html>")
    except NotTextError:
        return
    assert "\n\n".join(words for _, words in kinds(page)) == page.text
    assert settle(page.text) == page.text
    assert "<script" not in page.text


def test_a_page_whose_body_lacks_its_title_gets_it_in_front():
    page = read_html(HTML.replace("<h1>وزيرة النقل: الجسر جاهز</h1>", ""))
    assert kinds(page)[0][0] == "title"
    assert page.title == kinds(page)[0][1]


def test_a_page_without_an_article_is_said_so():
    with pytest.raises(NotTextError, match="holds no article"):
        read_html("<html><head><title>Shop</title></head><body><script>buy()</script></body></html>")


def test_the_encoding_that_a_page_declares_is_found():
    assert declared_encoding(b'<html><head><meta charset="windows-1256">') == "windows-1256"
    assert (
        declared_encoding(b'<meta http-equiv="content-type" content="text/html; charset=iso-8859-6">') == "iso-8859-6"
    )
    assert declared_encoding(b"<html>") is None


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def without_trafilatura(name: str, *rest, **more):
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_trafilatura)
    with pytest.raises(
        MissingExtraError, match=r"Reading HTML needs the extra 'html'.*pip install 'claimcheck\[html\]'"
    ):
        read_html(HTML)
