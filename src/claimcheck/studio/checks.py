"""Whether there is a Label Studio to work with: the local server's environment, the server, the key."""

import os
import re

from label_studio_sdk import LabelStudio

from claimcheck.checks import Check, fault
from claimcheck.errors import EXIT_STUDIO, ClaimcheckError, StudioError
from claimcheck.studio.connection import KEY_VARIABLE, URL_VARIABLE, connect
from claimcheck.studio.environment import LABEL_STUDIO_VERSION, environment_folder, environment_is_made
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.server import LocalStudio

OLDEST_SAFE = (1, 18)  # up to then there are published ways for task data to run scripts in an annotator's browser


def studio_checks() -> list[Check]:
    """The local server's environment, and the Label Studio that commands would talk to."""
    return [_environment(), *_server()]


def _environment() -> Check:
    subject = "Local server"
    if environment_is_made():
        return Check(
            subject=subject, finding=f"Label Studio {LABEL_STUDIO_VERSION} installed in {environment_folder()}"
        )
    return Check(
        subject=subject,
        finding=f"Label Studio {LABEL_STUDIO_VERSION} not installed",
        level="note",
        fix="claimcheck studio up (installs it; only needed where you have no server of your own)",
    )


def _server() -> list[Check]:
    """Nothing is amiss where none is set up; one that is set up must answer and take the key."""
    subject = "Label Studio"
    try:
        if not (os.environ.get(URL_VARIABLE) or os.environ.get(KEY_VARIABLE) or LocalStudio().find()):
            return [
                Check(
                    subject=subject,
                    finding="none set up",
                    level="note",
                    fix=f"claimcheck studio up, or set {URL_VARIABLE} and {KEY_VARIABLE}",
                )
            ]
        client = connect()
        with studio_errors():
            return [_version(client), _key(client)]
    except StudioError as error:
        return [fault(subject, error.message, error.hint, EXIT_STUDIO)]
    except ClaimcheckError as error:
        return [fault(subject, error.message, error.hint)]


def _version(client: LabelStudio) -> Check:
    found = client.versions.get()
    release, edition = str(found.release), str(found.edition)
    finding = f"answers, release {release}, {edition} edition"
    if tuple(map(int, re.findall(r"\d+", release)[:2])) < OLDEST_SAFE:
        return fault("Label Studio", finding, "Upgrade it: releases before 1.18 have known security holes")
    return Check(subject="Label Studio", finding=finding)


def _key(client: LabelStudio) -> Check:
    return Check(subject="API key", finding=f"works, for {client.users.whoami().email}")
