"""The environment that the local Label Studio lives in: its own, pinned, made on first use.

Label Studio's requirements and ours do not resolve together to the release that we were tested with, so the server gets
a virtual environment of its own and we only ever run its `label-studio` script.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock
from platformdirs import user_data_path

from claimcheck.errors import StudioError
from claimcheck.files import write_beside

LABEL_STUDIO_VERSION = "1.23.2"
HOME_VARIABLE = "CLAIMCHECK_STUDIO_HOME"
CONSTRAINTS = Path(__file__).parent / "data" / "constraints-label-studio.txt"

SAY_EVERY = 25

_MARKER = "made.txt"

Say = Callable[[str], None]


def studio_home() -> Path:
    """Where the server's environment lies, and its data unless told otherwise.

    `$CLAIMCHECK_STUDIO_HOME`, else the user's data folder (on Linux `$XDG_DATA_HOME/claimcheck`).
    """
    given = os.environ.get(HOME_VARIABLE)
    return Path(given).expanduser().absolute() if given else user_data_path("claimcheck", appauthor=False)


def environment_folder() -> Path:
    """The folder of the pinned release's environment, made or not."""
    return studio_home() / f"label-studio-{LABEL_STUDIO_VERSION}"


def environment_is_made() -> bool:
    """Whether the environment is whole, was made from today's constraints, and its Python still exists."""
    folder = environment_folder()
    try:
        made_from = (folder / _MARKER).read_text(encoding="utf-8").strip()
    except OSError:
        return False
    return made_from == _fingerprint() and _python(folder).exists()


def ensure_environment(say: Say) -> tuple[str, ...]:
    """The command that runs the pinned `label-studio`; its environment is made first where there is none.

    The marker is written last, so that what an interrupted installation leaves is never taken for a whole environment.

    Raises:
        StudioError: the environment cannot be made.
    """
    folder = environment_folder()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f"{folder.name}.lock")):
            if not environment_is_made():
                _make(folder, say)
    except OSError as error:
        raise StudioError(
            f"{folder}: cannot hold Label Studio's environment, {(error.strerror or str(error)).lower()}",
            hint=f"Set {HOME_VARIABLE} to a folder that may be written to and has 2 GB of room",
        ) from error
    return str(_python(folder)), str(folder / "bin" / "label-studio")


def _make(folder: Path, say: Say) -> None:
    if folder.exists():
        say(f"Removing an unfinished environment in {folder}")
        shutil.rmtree(folder)
    say(f"Making an environment for Label Studio {LABEL_STUDIO_VERSION} in {folder} (once; about 1 GB)")
    _run([sys.executable, "-m", "venv", str(folder)], "make a virtual environment", say)
    pip = [
        str(_python(folder)),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar=off",
    ]
    # Python 3.11's own pip stops with an internal assertion on Label Studio's requirements
    _run([*pip, _pinned("pip")], "upgrade pip", say)
    release = _pinned("label-studio")
    _run([*pip, "--constraint", str(CONSTRAINTS), release], f"install {release}", say)
    with write_beside(folder / _MARKER) as stream:
        stream.write(_fingerprint() + "\n")


def _run(command: list[str], purpose: str, say: Say) -> None:
    """Run one step of the installation, saying what it collects, and keep its last words for the error."""
    total = sum("==" in line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines())
    collected, said = 0, []
    with subprocess.Popen(  # noqa: S603 - our own words
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        try:
            for line in process.stdout or ():
                said.append(line.strip())
                if found := re.match(r"Collecting ([\w.-]+)", line):
                    collected += 1
                    if collected % SAY_EVERY == 0:
                        say(f"Collecting {found[1]} ({collected} of {total} packages at most)")
                elif collected > 1 and line.startswith("Installing collected packages"):
                    say("Installing what was collected (a minute or two)")
        except BaseException:
            process.kill()  # else leaving the block would wait for its end
            raise
    if process.returncode:
        raise StudioError(
            f"Could not {purpose} for the local server: {_last_words(said)}",
            hint="Check that this machine reaches a package index and has room, then run the command again",
        )


def _last_words(said: list[str]) -> str:
    """The first complaint that names a cause, else the last line."""
    errors = [line.removeprefix("ERROR: ") for line in said if line.startswith(("ERROR: ", "Error: "))]
    return next(iter(errors), next((line for line in reversed(said) if line), "no reason given")).rstrip(".")


def _pinned(package: str) -> str:
    """The package with its version, as the constraints have it."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"{package}=="))


def _python(folder: Path) -> Path:
    return folder / "bin" / "python"


def _fingerprint() -> str:
    return hashlib.sha256(CONSTRAINTS.read_bytes()).hexdigest()
