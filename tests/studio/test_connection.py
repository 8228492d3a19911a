"""Connecting to a Label Studio that is not there, not well, or not one: the sentences that a user reads."""

import json
import socket
import tomllib
import traceback
from pathlib import Path

import httpx
import jwt
import pytest
from label_studio_sdk.core.api_error import ApiError

from claimcheck.errors import EXIT_STUDIO, StudioError
from claimcheck.studio.connection import KEY_VARIABLE, URL_VARIABLE, connect
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.server import RunningStudio
from claimcheck.studio.server_files import Account
from tests.studio.faulty_server import Answer, answering

EXPECTED = tomllib.loads((Path(__file__).parent / "failures.toml").read_text(encoding="utf-8"))
KEY = "0123456789abcdef0123456789abcdef01234567"
COOKIE = "sessionid=of-somebody-else"
PAGE = "<!DOCTYPE html><html><body>Welcome to our intranet</body></html>"


def _json(status: int, **body: object) -> Answer:
    return Answer(status, json.dumps(body), {"Content-Type": "application/json", "Set-Cookie": COOKIE})


ANSWERS = {
    "invalid request": _json(
        400, detail="Validation error", validation_errors={"title": ["too short"], "non_field_errors": ["no tasks"]}
    ),
    "many complaints": _json(400, validation_errors={"tasks": [f"task {n} lacks text" for n in range(7)]}),
    "key refused": _json(401, detail="Invalid token."),
    "key in the answer": _json(401, detail=f"Token {KEY} is not known"),
    "not allowed": _json(403, detail="You do not have permission to perform this action."),
    "not there": _json(404, detail="No Project matches the given query."),
    "conflict": _json(409, detail="locked"),
    "too large": Answer(413, "<html><center>nginx</center></html>", {"Content-Type": "text/html"}),
    "too many requests": _json(429, detail="slow down"),
    "unknown status": _json(418, detail="teapot"),
    "failed inside": _json(500, detail="division by zero"),
    "failed with a page": Answer(502, PAGE, {"Content-Type": "text/html"}),
    "web page": Answer(200, PAGE, {"Content-Type": "text/html"}),
    "web page not found": Answer(404, PAGE, {"Content-Type": "text/html"}),
    "plain text": Answer(200, "hello", {"Content-Type": "text/plain"}),
    "another API": _json(200, version="1.0"),
    "a list": Answer(200, "[]", {"Content-Type": "application/json"}),
    "login page": Answer(302, "", {"Location": "https://sso.example.org/login?state=secret-state"}),
    "moved": Answer(301, "", {"Location": "https://labels.example.org/api/current-user/whoami"}),
    "broken off": Answer(breaks_off=True),
    "slow": Answer(after_seconds=1.5),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_each_fault_of_a_server_is_one_sentence_and_what_to_do(name: str) -> None:
    with answering(ANSWERS[name]) as url, pytest.raises(StudioError) as caught:
        connect(url=url, api_key=KEY, answer_seconds=0.5)
    assert str(caught.value).replace(url, "{url}") == EXPECTED[name]
    assert caught.value.exit_code == EXIT_STUDIO


@pytest.mark.parametrize("name", ANSWERS)
def test_no_key_cookie_or_header_is_shown_even_in_a_traceback(name: str) -> None:
    with answering(ANSWERS[name]) as url, pytest.raises(StudioError) as caught:
        connect(url=url, api_key=KEY, answer_seconds=0.5)
    shown = "".join(traceback.format_exception(caught.value))
    assert not [word for word in (KEY, COOKIE, "secret-state", "Content-Type", "Authorization") if word in shown]


def test_every_expected_sentence_is_tested() -> None:
    assert set(EXPECTED) == set(ANSWERS) | {"refused", "unknown name", *ADDRESSES, *KEYS}


def test_a_server_that_is_down() -> None:
    with socket.socket() as held:  # bound and not listening: nobody else can take the port meanwhile
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(StudioError) as caught:
            connect(url=url, api_key=KEY)
    assert str(caught.value).replace(url, "{url}") == EXPECTED["refused"]


def test_a_server_whose_name_nobody_knows() -> None:
    with pytest.raises(StudioError) as caught:
        connect(url="http://labels.invalid", api_key=KEY)
    said = str(caught.value)
    start, end = EXPECTED["unknown name"].split("{reason}")  # the words for it are the operating system's
    assert said.startswith(start)
    assert said.endswith(end)


ADDRESSES = {
    "no scheme": "labels.example.org",
    "wrong scheme": "ftp://labels.example.org",
    "no host": "https://",
    "broken address": "http://[::1",
    "password in the address": "https://me:secret@labels.example.org",
}
KEYS = {"key with a line break": f"{KEY}\nX-Other: 1", "key that is no key": "مفتاح"}


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_that_is_none_is_refused_before_anything_is_sent(name: str) -> None:
    with pytest.raises(StudioError) as caught:
        connect(url=ADDRESSES[name], api_key=KEY)
    assert str(caught.value) == EXPECTED[name]


@pytest.mark.parametrize("name", KEYS)
def test_a_key_that_is_none_is_refused_and_not_shown(name: str) -> None:
    with pytest.raises(StudioError) as caught:
        connect(url="https://labels.example.org", api_key=KEYS[name])
    assert str(caught.value) == EXPECTED[name]


@pytest.mark.parametrize(("present", "absent"), [(URL_VARIABLE, KEY_VARIABLE), (KEY_VARIABLE, URL_VARIABLE)])
def test_one_variable_without_the_other_is_named(
    present: str, absent: str, monkeypatch: pytest.MonkeyPatch, no_studio: None
) -> None:
    monkeypatch.setenv(present, "http://127.0.0.1:1")
    with pytest.raises(StudioError, match=f"{present} is set but {absent} is not"):
        connect()


def test_with_nothing_set_and_nothing_running_it_says_how_to_start(no_studio: None) -> None:
    with pytest.raises(StudioError, match="Start one with `claimcheck studio up`"):
        connect()


def test_a_proxy_for_the_outer_world_is_not_asked_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with answering(_json(200, email="a@example.org")) as url:
        assert connect(url=url, api_key=KEY).users.whoami().email == "a@example.org"


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("SSL_CERT_FILE", "/no/such/file.pem", "SSL_CERT_FILE cannot be read: no such file or directory"),
        ("SSL_CERT_FILE", __file__, "SSL_CERT_FILE cannot be read: .*no certificate"),
        ("ALL_PROXY", "gopher://me:secret@proxy", "The proxy in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY cannot be used"),
        ("HTTPS_PROXY", "socks5://me:secret@proxy", "The proxy in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY cannot be used"),
    ],
)
def test_certificates_and_proxies_that_cannot_be_used_are_told(
    variable: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(StudioError, match=told) as caught:
        connect(url="https://labels.invalid", api_key=KEY)
    assert "secret" not in "".join(traceback.format_exception(caught.value))


def test_an_error_of_the_callers_own_passes_through() -> None:
    with pytest.raises(KeyError), studio_errors():
        raise KeyError("claim_id")


def test_the_sdks_error_without_a_status_is_translated_too() -> None:
    with pytest.raises(StudioError, match="not expected"), studio_errors():
        raise ApiError(body=None)


def _token(**claims: object) -> str:
    return jwt.encode({"token_type": "refresh", **claims}, "s" * 32)


def test_a_token_that_has_expired_is_told_before_anything_is_sent() -> None:
    with pytest.raises(StudioError, match=r"does not accept the API key \(401: API key has expired"):
        connect(url="http://127.0.0.1:1", api_key=_token(exp=1))


@pytest.mark.parametrize("body", ['{"access": 1}', "[]"])
def test_no_token_in_answer_to_the_renewal_of_one(body: str) -> None:
    with answering(Answer(200, body)) as url, pytest.raises(StudioError, match="something that its API does not"):
        connect(url=url, api_key=_token(exp=2**33))


def test_a_page_in_answer_to_the_renewal_of_a_token() -> None:
    with answering(ANSWERS["web page"]) as url, pytest.raises(StudioError, match="something that its API does not"):
        connect(url=url, api_key=_token(exp=2**33))


@pytest.mark.studio
def test_a_personal_access_token_opens_the_real_server(studio_server: RunningStudio, second_annotator: Account) -> None:
    made = httpx.post(
        f"{studio_server.url}/api/token/", headers={"Authorization": f"Token {second_annotator.api_key}"}, timeout=60
    )
    client = connect(url=studio_server.url, api_key=made.json()["token"])
    assert client.users.whoami().email == second_annotator.email


@pytest.mark.studio
def test_the_variables_lead_to_a_server(
    studio_server: RunningStudio, monkeypatch: pytest.MonkeyPatch, no_studio: None
) -> None:
    monkeypatch.setenv(URL_VARIABLE, f"{studio_server.url}/")
    monkeypatch.setenv(KEY_VARIABLE, studio_server.api_key)
    assert connect().users.whoami().email == studio_server.email


@pytest.mark.studio
def test_with_neither_variable_the_local_server_is_found(
    studio_server: RunningStudio, no_studio: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_STUDIO_HOME", str(tmp_path))
    (tmp_path / "studio").symlink_to(studio_server.secrets.parent)
    assert connect().users.whoami().email == studio_server.email


@pytest.mark.studio
def test_a_wrong_key_is_refused_by_the_real_server(studio_server: RunningStudio) -> None:
    with pytest.raises(StudioError, match=r"does not accept the API key \(401: Invalid token\)"):
        connect(url=studio_server.url, api_key="f" * 40)


@pytest.mark.studio
def test_the_address_of_a_page_instead_of_the_server_is_told(studio_server: RunningStudio) -> None:
    with pytest.raises(StudioError, match=r"a web page came back \(404\)"):
        connect(url=f"{studio_server.url}/projects/1", api_key=studio_server.api_key)


@pytest.mark.studio
def test_a_project_that_is_not_there_is_told_in_the_servers_words(studio_server: RunningStudio) -> None:
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    with pytest.raises(StudioError, match=r"\(404: No Project matches the given query\)"), studio_errors():
        client.projects.get(999_999)
