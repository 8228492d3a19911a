"""The way to a Label Studio: which one, with which key, and one request that shows that both are right."""

import os

import httpx
from label_studio_sdk import LabelStudio

from claimcheck.errors import StudioError
from claimcheck.studio.failures import CHECK_URL, studio_errors
from claimcheck.studio.server import LocalStudio
from claimcheck.studio.server_settings import is_loopback

URL_VARIABLE = "LABEL_STUDIO_URL"
KEY_VARIABLE = "LABEL_STUDIO_API_KEY"
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 60.0


def connect(
    *,
    url: str | None = None,
    api_key: str | None = None,
    answer_seconds: float = ANSWER_SECONDS,
) -> LabelStudio:
    """A client for the Label Studio that is meant, after one request that shows that it answers and takes the key.

    Redirects are not followed: they turn a POST into a GET and would carry the key elsewhere.

    Args:
        url: its address; `LABEL_STUDIO_URL` unless given. With neither address nor key it is the local server.
        api_key: a personal access token or a legacy token; `LABEL_STUDIO_API_KEY` unless given.
        answer_seconds: how long one request may wait for its answer, unless the request says otherwise.

    Raises:
        StudioError: there is none, it does not answer, or it does not take the key.
    """
    url, api_key = credentials(url=url, api_key=api_key)
    with studio_errors():
        client = LabelStudio(  # type: ignore[no-untyped-call]
            base_url=url, api_key=api_key, httpx_client=_http_client(url, answer_seconds)
        )
        try:
            email = client.users.whoami(request_options={"max_retries": 0}).email
        except (TypeError, AttributeError):  # the SDK takes any JSON for an account
            email = None
    if not isinstance(email, str):
        raise StudioError("What answers is not Label Studio: it does not say who we are", hint=CHECK_URL)
    return client


def credentials(*, url: str | None = None, api_key: str | None = None) -> tuple[str, str]:
    """Address and key: as given, else of the environment, else of the running local server.

    Raises:
        StudioError: there is no Label Studio to talk to, or one of the two is missing or malformed.
    """
    url = (url or os.environ.get(URL_VARIABLE, "")).strip()
    api_key = (api_key or os.environ.get(KEY_VARIABLE, "")).strip()
    if not url and not api_key:
        local = LocalStudio().find()
        if local is None:
            raise StudioError(
                "There is no Label Studio to talk to",
                hint=f"Start one with `claimcheck studio up`, or set {URL_VARIABLE} and {KEY_VARIABLE} for your team's",
            )
        return local.url, local.api_key
    if not url:
        raise StudioError(f"{KEY_VARIABLE} is set but {URL_VARIABLE} is not", hint=f"Set {URL_VARIABLE} too")
    if not api_key:
        raise StudioError(
            f"{URL_VARIABLE} is set but {KEY_VARIABLE} is not",
            hint=f"Make an access token in Label Studio under Account & Settings and set {KEY_VARIABLE} to it",
        )
    if not (api_key.isascii() and api_key.isprintable()) or " " in api_key:
        raise StudioError(
            f"{KEY_VARIABLE} holds characters that no access token has",
            hint="Copy the token anew, all of it and only it",
        )
    return _checked(url), api_key


def _http_client(url: str, answer_seconds: float) -> httpx.Client:
    """What the SDK sends its requests with, by the proxies and certificates that the environment names.

    Raises:
        StudioError: these cannot be used.
    """
    try:
        return httpx.Client(
            timeout=httpx.Timeout(answer_seconds, connect=CONNECT_SECONDS),
            follow_redirects=False,
            trust_env=not is_loopback(httpx.URL(url).host),  # a company's proxy does not know our loopback
        )
    except OSError as error:
        raise StudioError(
            f"The certificates in SSL_CERT_FILE cannot be read: {(error.strerror or str(error)).lower()}",
            hint="Set it to the file of your organisation's authority in PEM form, or unset it",
        ) from error
    except (ImportError, ValueError, httpx.InvalidURL):  # not shown: the address of a proxy may hold a password
        raise StudioError(
            "The proxy in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY cannot be used",
            hint="Set it to an address that begins with http:// or https://, or name the server in NO_PROXY",
        ) from None


def _checked(url: str) -> str:
    """The address with one slash at its end: without it the SDK loses a path when it renews a token."""
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        parsed = httpx.URL("")
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise StudioError(
            f"{URL_VARIABLE} is not an address that begins with http:// or https://",
            hint="Write it as in https://labels.example.org",
        )
    if parsed.userinfo or parsed.query or parsed.fragment:
        raise StudioError(
            f"{URL_VARIABLE} holds more than an address: a user name, a query or a fragment",
            hint="Write it as in https://labels.example.org",
        )
    return str(parsed).rstrip("/") + "/"
