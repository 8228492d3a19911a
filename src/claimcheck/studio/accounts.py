"""More people on a Label Studio of one's own: annotators with a password of their own, made by the invitation link."""

import html
import re
import secrets

import httpx

from claimcheck.errors import StudioError
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.server import RunningStudio
from claimcheck.studio.server_files import Account


def add_annotator(studio: RunningStudio, email: str, *, password: str | None = None) -> Account:
    """Make an account as an invited person would, through the sign-up page, and return it with its API key.

    The API itself can only make accounts that nobody can log in to, since it sets no password.

    Args:
        studio: a running local server.
        email: of the new account; the same address twice is an error.
        password: of the new account, 8 characters or more; a random one unless given.

    Raises:
        StudioError: the server does not take the address or the password, or cannot be reached.
    """
    password = password or secrets.token_urlsafe(12)
    with (
        studio_errors(),
        httpx.Client(base_url=studio.url, follow_redirects=True, trust_env=False, timeout=60) as browser,
    ):
        invitation = _get(browser, "/api/invite", headers={"Authorization": f"Token {studio.api_key}"}).json()
        sign_up = invitation["invite_url"]
        page = _get(browser, sign_up).text
        hidden = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        answer = browser.post(
            sign_up,
            data={"email": email, "password": password, "csrfmiddlewaretoken": hidden[1] if hidden else ""},
            headers={"Referer": f"{studio.url}{sign_up}"},
        )
        if not answer.is_success or answer.url.path.startswith("/user/signup"):
            raise StudioError(f"Label Studio made no account for {email}: {_why(answer)}")
        key = _get(browser, "/api/current-user/token").json()["token"]
    return Account(email=email, password=password, api_key=key)


def _get(browser: httpx.Client, path: str, *, headers: dict[str, str] | None = None) -> httpx.Response:
    answer = browser.get(path, headers=headers)
    if not answer.is_success:
        raise StudioError(f"Label Studio does not open {path.partition('?')[0]} ({answer.status_code})")
    return answer


def _why(answer: httpx.Response) -> str:
    """What the sign-up form complains about."""
    complaints = re.findall(r"<li>([^<]+)</li>", answer.text.partition('class="field_errors"')[2])
    return html.unescape(", ".join(complaints)).rstrip(".").lower() or f"it answers {answer.status_code}"
