"""Pages made to hurt: told in one sentence what is too much, read to their end otherwise, and nothing is fetched."""

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from claimcheck.articles.encoding import NotTextError
from claimcheck.articles.html import read_html
from claimcheck.articles.page_limits import (
    MOST_ATTRIBUTES,
    MOST_BYTES,
    MOST_DEEP,
    MOST_ELEMENTS,
    MOST_SIDE_BY_SIDE,
)

FIRST = "The harbour master, Ann Lee, said on Monday that the pier stays closed until the winter storms are over."
LAST = "The council, she added, will decide in March whether the old lighthouse is to be repaired or taken down."
ABOVE = 3  # html, body and article


def page(body: str, *, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><p>{FIRST}</p>{body}<p>{LAST}</p></article></body></html>"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"<p {' '.join(map('a{}=1'.format, range(MOST_ATTRIBUTES + 1)))}>x</p>", "1,000 attributes on one tag"),
        ("<div>" * 100_000, "nested more than 250 deep"),
        ("<b>" * (MOST_DEEP - ABOVE + 1) + "x", "nested more than 250 deep"),
        (f"<p>{'<b>x</b> ' * (MOST_SIDE_BY_SIDE + 1)}</p>", "5,000 elements directly inside another"),
        (f"<p>{'<b>x</b> ' * 999}</p>" * (MOST_ELEMENTS // 1000 + 1), "30,000 elements"),
        (f"<!--{'x' * MOST_BYTES}-->", "10 MB, not counting pictures"),
    ],
    ids=["attributes", "nested", "just too deep", "side by side", "elements", "bytes"],
)
def test_what_would_take_too_long_or_be_cut_off_is_refused(body: str, told: str):
    with pytest.raises(NotTextError, match=told) as caught:
        read_html(page(body))
    assert caught.value.fix == "save the article's text as plain text"


@pytest.mark.parametrize(
    "body",
    [
        f"<p {' '.join(map('a{}=1'.format, range(MOST_ATTRIBUTES)))}>x</p>",
        "<b>" * (MOST_DEEP - ABOVE) + "x" + "</b>" * (MOST_DEEP - ABOVE),
        "<br>" * (MOST_SIDE_BY_SIDE - 2),
        f"<img src='data:image/png;base64,{'iVBORw0K' * (MOST_BYTES // 8)}==' alt='A pier'>",
        f"<!--{' -- > <p>' * 100_000}-->",
        f"<script>{'var page = 1;' * 100_000}</script>",
        "</p></div></b>" * 100_000,
        "<![CDATA[" * 100_000 + "]]>",
        f"<p title='{'&amp;' * 100_000}'>x</p>",
    ],
    ids=["attributes", "nested", "breaks", "picture", "comment", "script", "closing", "cdata", "entities"],
)
def test_what_is_odd_but_not_too_much_is_read_to_the_end_of_the_page(body: str):
    text = read_html(page(body)).text
    assert FIRST in text
    assert LAST in text
    assert "var page" not in text


def test_nothing_is_fetched_or_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("not to be read")
    told_to = page(
        f"<p>He said &stolen; and &ten; so.</p><iframe src='{secret.as_uri()}'></iframe><img src='http://198.51.100.7/x'>",
        head="<base href='http://198.51.100.7/'><meta http-equiv='refresh' content='0; url=http://198.51.100.7/'>"
        "<link rel='stylesheet' href='http://198.51.100.7/a.css'><script src='http://198.51.100.7/a.js'></script>"
        "<link rel='canonical' href='/bridge'>",
    )
    entities = f'<!DOCTYPE html [<!ENTITY stolen SYSTEM "{secret.as_uri()}"><!ENTITY ten "0000000000">]>'
    text = read_html(entities + told_to).text
    assert LAST in text
    assert "not to be read" not in text
    assert "0000000000" not in text
