"""How the local Label Studio is started: what its process is told, and what it is kept from."""

import ipaddress
import os

from claimcheck.studio.server_files import Account, DataFolder

LOOPBACK = "127.0.0.1"
DATA_VARIABLE = "LABEL_STUDIO_BASE_DATA_DIR"

# All that is handed down of our own environment. Label Studio reads its settings from the environment, without a prefix
# too: a DEBUG or HOST that was meant for something else would change it.
_INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR")

_SETTINGS = {
    # nothing leaves the machine
    "COLLECT_ANALYTICS": "false",
    "LATEST_VERSION_CHECK": "false",
    "SENTRY_DSN": "",
    "FRONTEND_SENTRY_DSN": "",
    # nobody gets in without an account or an invitation
    "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true",
    # no other site's page may read the API in an annotator's browser
    "CORS_ALLOW_ALL_ORIGINS": "false",
    # neither files of this machine nor addresses of its network come in as tasks; unset, the first may turn itself on
    "LOCAL_FILES_SERVING_ENABLED": "false",
    "ENABLE_LOCAL_FILES_STORAGE": "false",
    "SSRF_PROTECTION_ENABLED": "true",
    # the owner's key is known before the first start and stays valid after a restart
    "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def server_arguments(*, host: str, port: int) -> list[str]:
    """Arguments of `label-studio`; no secret is among them, since every user of a machine can read those.

    `--debug` does one thing in this release: it keeps Label Studio from moving to another port without telling us.
    """
    return ["start", "--no-browser", "--debug", "--internal-host", host, "--port", str(port), "--log-level", "WARNING"]


def server_environment(data: DataFolder, owner: Account, *, host: str) -> dict[str, str]:
    """The whole environment of the server's process; other users cannot read it."""
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return {
        **inherited,
        **_SETTINGS,
        # a page that resolves its own name to our address is turned away, as long as we know by what names we go
        "ALLOWED_HOSTS": f"{LOOPBACK},localhost" if is_loopback(host) else "*",
        DATA_VARIABLE: str(data.path),
        "LABEL_STUDIO_USERNAME": owner.email,
        "LABEL_STUDIO_PASSWORD": owner.password,
        "LABEL_STUDIO_USER_TOKEN": owner.api_key,
        "PYTHONUNBUFFERED": "1",
    }
