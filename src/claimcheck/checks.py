"""What `claimcheck doctor` reports: one check a line. The rooms have their own; those of the installation are here."""

import platform
from collections.abc import Iterable
from importlib import metadata
from typing import Literal

from packaging.requirements import Requirement
from pydantic import BaseModel

import claimcheck
from claimcheck.errors import EXIT_DONE, EXIT_FINDINGS


class Check(BaseModel):
    """One thing looked at: `note` is worth knowing, `fault` has to be mended; `fix` says how.

    `exit_code` is what this check alone would have the command end with.
    """

    subject: str
    finding: str
    level: Literal["ok", "note", "fault"] = "ok"
    fix: str = ""
    exit_code: int = EXIT_DONE


def fault(subject: str, finding: str, fix: str, exit_code: int = EXIT_FINDINGS) -> Check:
    """A check that found something to mend."""
    return Check(subject=subject, finding=finding, level="fault", fix=fix, exit_code=exit_code)


def installation_checks() -> list[Check]:
    """claimcheck, Python, the packages that claimcheck needs, and each of its extras."""
    needed = [Requirement(line) for line in metadata.requires("claimcheck") or ()]
    return [
        Check(subject="claimcheck", finding=claimcheck.__version__),
        Check(subject="Python", finding=platform.python_version()),
        _packages(_wanted(needed, extra="")),
        *(
            _extra(extra, [r for r in _wanted(needed, extra=extra) if r.marker is not None])
            for extra in metadata.metadata("claimcheck").get_all("Provides-Extra") or ()
        ),
    ]


def _wanted(needed: Iterable[Requirement], *, extra: str) -> list[Requirement]:
    return [r for r in needed if r.marker is None or r.marker.evaluate({"extra": extra})]


def _packages(needed: list[Requirement]) -> Check:
    unmet = _unmet(needed)
    if unmet:
        return fault(
            "Packages", f"not as needed: {unmet}", "Install claimcheck again: pip install --upgrade claimcheck"
        )
    sdk = metadata.version("label-studio-sdk")
    return Check(subject="Packages", finding=f"all {len(needed)} as needed, Label Studio's SDK {sdk} among them")


def _extra(extra: str, needed: list[Requirement]) -> Check:
    unmet = _unmet(needed)
    if not unmet:
        return Check(subject=f"Extra {extra}", finding="installed")
    return Check(
        subject=f"Extra {extra}",
        finding=f"not installed ({unmet})",
        level="note",
        fix=f"pip install 'claimcheck[{extra}]'",
    )


def _unmet(needed: list[Requirement]) -> str:
    """What is missing or of another version, by name."""
    return ", ".join(filter(None, map(_lack, needed)))


def _lack(requirement: Requirement) -> str:
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return f"no {requirement.name}"
    if requirement.specifier.contains(version, prereleases=True):
        return ""
    return f"{requirement.name} {version} instead of {requirement.specifier}"
