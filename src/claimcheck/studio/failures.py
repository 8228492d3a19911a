"""What goes wrong between us and Label Studio, as one sentence and what to do: never with headers, cookies or keys.

The SDK's own errors print all of an answer's headers, a session cookie among them, and often hold a whole web page.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from label_studio_sdk.core.api_error import ApiError
from label_studio_sdk.core.parse_error import ParsingError
from pydantic import ValidationError

from claimcheck.errors import StudioError

CHECK_URL = "Check LABEL_STUDIO_URL: it must be the address at which Label Studio itself answers"
MAX_DETAIL = 300
MAX_COMPLAINTS = 3

_SECRET = re.compile(r"eyJ[\w-]{10,}(?:\.[\w-]+)*|\b[0-9a-f]{40}\b")
_LOGIN = re.compile(r"log-?in|sign-?in|oauth|sso|saml|auth", re.IGNORECASE)

_HINTS = {
    400: "Correct what it names",
    401: "Make a new access token in Label Studio under Account & Settings and set LABEL_STUDIO_API_KEY to it",
    403: "Ask whoever runs Label Studio to give this account the right to do it",
    404: "It may have been deleted; check LABEL_STUDIO_URL and the project",
    409: "Wait until the other change is through, then try again",
    413: "Raise the limit of the proxy before Label Studio (nginx: client_max_body_size)",
    429: "Wait a while, then try again",
}
_MESSAGES = {
    400: "Label Studio refuses the request",
    401: "Label Studio does not accept the API key",
    403: "Label Studio does not allow this account to do that",
    404: "Label Studio does not have what was asked for",
    409: "Label Studio is in the middle of another change",
    413: "Label Studio finds the request too large",
    429: "Label Studio is asked too often",
}


@contextmanager
def studio_errors() -> Iterator[None]:
    """Turn whatever the SDK raises inside the block into a `StudioError`; put only calls to Label Studio inside.

    Raises:
        StudioError: Label Studio is not reachable, does not allow what was asked, or answers with something else.
    """
    try:
        yield
    except ApiError as error:
        failure = _of_answer(error)
    except httpx.InvalidURL:
        failure = StudioError("The address of Label Studio cannot be read", hint=CHECK_URL)
    except httpx.HTTPError as error:
        failure = _of_transport(error)
    except (ParsingError, ValidationError, json.JSONDecodeError, UnicodeDecodeError):
        failure = StudioError(
            "Label Studio answers with something that its API does not promise",
            hint=f"{CHECK_URL}, in a version that `claimcheck doctor` does not warn of",
        )
    else:
        return
    # `from None`: a traceback must not print the SDK's error, which holds the answer's headers
    raise failure from None


def _of_answer(error: ApiError) -> StudioError:
    status = error.status_code or 0
    code = httpx.codes
    if code.is_redirect(status):
        return _of_redirect(error)
    # a proxy's own pages about keys, rights and sizes mean what their status says
    if _is_page(error.body) and (code.is_success(status) or status == code.NOT_FOUND):
        return StudioError(
            f"What answers is not Label Studio's API: a web page came back ({status})",
            hint=f"{CHECK_URL}, without the path of a page in it",
        )
    detail = _detail(error.body)
    said = f"{status}: {detail}" if detail else str(status)
    if code.is_server_error(status):
        return StudioError(
            f"Label Studio failed while answering ({said})",
            hint="Try again; if it stays so, its log says why",
        )
    if status in _MESSAGES:
        return StudioError(f"{_MESSAGES[status]} ({said})", hint=_HINTS[status])
    return StudioError(f"Label Studio answers in a way that was not expected ({said})", hint=CHECK_URL)


def _of_redirect(error: ApiError) -> StudioError:
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    try:
        target = httpx.URL(headers.get("location", ""))
    except httpx.InvalidURL:
        target = httpx.URL("")
    where = f" to {target.copy_with(query=None, fragment=None, userinfo=b'')}" if str(target) else ""
    if _LOGIN.search(target.path) or _LOGIN.search(target.host):
        return StudioError(
            f"Label Studio lies behind a login page: it sends us on{where} ({error.status_code})",
            hint="Ask whoever runs it for an address at which its API takes access tokens",
        )
    return StudioError(
        f"Label Studio is elsewhere: it sends us on{where} ({error.status_code})",
        hint="Set LABEL_STUDIO_URL to the address that the browser ends up at, without the path of a page",
    )


def _of_transport(error: httpx.HTTPError) -> StudioError:
    where = f"Label Studio at {_origin(error)}"
    start = "Start it (a local one: `claimcheck studio up`) or correct LABEL_STUDIO_URL"
    if isinstance(error, httpx.ConnectTimeout):
        return StudioError(f"{where} does not answer: no connection within {_seconds(error, 'connect')}", hint=start)
    if isinstance(error, httpx.TimeoutException):
        return StudioError(
            f"{where} is too slow: no answer within {_seconds(error, 'read')}",
            hint="Try again when it is less busy; what was sent may have arrived",
        )
    if isinstance(error, httpx.UnsupportedProtocol):
        return StudioError("The address of Label Studio does not begin with http:// or https://", hint=CHECK_URL)
    reason = re.sub(r"^\[Errno -?\d+\] ", "", str(error)).strip().rstrip(".").lower() or "no reason given"
    if "certificate" in reason:
        return StudioError(
            f"{where} shows a certificate that is not trusted here",
            hint="Have the certificate put right, or set SSL_CERT_FILE to the file of your organisation's authority",
        )
    if isinstance(error, httpx.ConnectError):
        return StudioError(f"{where} does not answer: {reason}", hint=start)
    return StudioError(
        f"{where} broke the connection off: {reason}",
        hint="See whether it was restarted, then try again; what was sent may have arrived",
    )


def _request(error: httpx.HTTPError) -> httpx.Request | None:
    try:
        return error.request
    except RuntimeError:  # httpx's way of saying that there is none
        return None


def _origin(error: httpx.HTTPError) -> str:
    """Scheme, host and port: a path or a query may hold what is nobody's business."""
    request = _request(error)
    return f"{request.url.scheme}://{request.url.netloc.decode()}" if request else "the given address"


def _seconds(error: httpx.HTTPError, kind: str) -> str:
    request = _request(error)
    limit = request.extensions.get("timeout", {}).get(kind) if request else None
    return f"{limit:g} seconds" if limit else "the time given"


def _is_page(body: Any) -> bool:
    return isinstance(body, str) and bool(re.match(r"\s*(<!doctype html|<html|<head|<body)", body, re.IGNORECASE))


def _detail(body: Any) -> str:
    """What Label Studio says of the matter, on one line, cut to size."""
    if isinstance(body, dict):
        complaints = list(_complaints(body.get("validation_errors")))
        detail = "; ".join(complaints[:MAX_COMPLAINTS]) or body.get("detail")
        if len(complaints) > MAX_COMPLAINTS:
            detail = f"{detail}; and {len(complaints) - MAX_COMPLAINTS} more"
    else:
        detail = "" if _is_page(body) else body
    line = " ".join(str(detail or "").split()).rstrip(".")
    line = _SECRET.sub("***", "".join(char for char in line if char.isprintable()))
    return line if len(line) <= MAX_DETAIL else f"{line[:MAX_DETAIL]}…"


def _complaints(errors: Any, path: str = "") -> Iterator[str]:
    """Each complaint of a validation, led by the field that it is about."""
    if isinstance(errors, dict):
        for field, inner in errors.items():
            yield from _complaints(inner, field if field != "non_field_errors" else path)
    elif isinstance(errors, list):
        for inner in errors:
            yield from _complaints(inner, path)
    elif errors:
        yield f"{path}: {errors}" if path else str(errors)
