"""The data folder of a local Label Studio: its database, who may log in, and which process serves it.

The folder is the user's alone (0700), and so is every file in it. `studio.json` stays for good; `server.json` is there
while a process serves the folder.
"""

import secrets
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from claimcheck.errors import ClaimcheckError
from claimcheck.files import write_beside
from claimcheck.studio.environment import LABEL_STUDIO_VERSION, Say, studio_home

OWNER = "claimcheck@localhost"

M = TypeVar("M", bound=BaseModel)


class Account(BaseModel):
    """Somebody who can log in to Label Studio with a password, and whom the API knows by a key."""

    email: str
    password: str = Field(repr=False)
    api_key: str = Field(repr=False)


class Studio(BaseModel):
    """What stays from one start to the next: the owner, the release that last served the folder, its port."""

    owner: Account
    label_studio: str
    port: int | None = None


class Server(BaseModel):
    """The process that serves the data in `data`, and where it answers."""

    pid: int
    url: str
    data: Path


class DataFolder:
    """The data folder and the files in it."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = (path or studio_home() / "studio").expanduser().absolute()
        self.database = self.path / "label_studio.sqlite3"
        self.log = self.path / "server.log"
        self.lock = self.path / "lock"
        self.studio_file = self.path / "studio.json"
        self.server_file = self.path / "server.json"

    def studio(self) -> Studio | None:
        """What stays from one start to the next; None where nothing was started yet."""
        return self._read(self.studio_file, Studio)

    def server(self) -> Server | None:
        """The process that was started last and not ended; it may have died since."""
        return self._read(self.server_file, Server)

    def claim(self) -> None:
        """Make the folder, or take one that is empty or ours already, and close it to others.

        Raises:
            ClaimcheckError: it holds something else, or cannot be made.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            ours = {self.lock, self.studio_file} & (found := set(self.path.iterdir())) or not found
            if ours and stat.S_IMODE(self.path.stat().st_mode) & 0o077:
                self.path.chmod(0o700)
        except OSError as error:
            raise ClaimcheckError(
                f"{self.path}: cannot hold Label Studio's data, {(error.strerror or str(error)).lower()}",
                hint="Give another folder with --data",
            ) from error
        if not ours:
            raise ClaimcheckError(
                f"{self.path}: is not empty and was not made by `claimcheck studio`",
                hint="Give an empty or a new folder with --data",
            )

    def founded(self) -> Studio:
        """What stays from one start to the next, made up with fresh secrets where nothing was started yet."""
        studio = self.studio()
        if studio is None:
            owner = Account(email=OWNER, password=secrets.token_urlsafe(18), api_key=secrets.token_hex(20))
            studio = Studio(owner=owner, label_studio=LABEL_STUDIO_VERSION)
            self.write(studio)
        return studio

    def write(self, record: Studio | Server) -> None:
        """Keep a record in its file, readable by the user alone."""
        target = self.studio_file if isinstance(record, Studio) else self.server_file
        with write_beside(target, mode=0o600) as stream:
            stream.write(record.model_dump_json(indent=2) + "\n")

    def copy_before_upgrade(self, studio: Studio, say: Say) -> None:
        """Copy the database beside itself where another release made it: migrations cannot be undone.

        A copy that is there already is kept: it is from before a first try that did not come to its end.

        Raises:
            ClaimcheckError: the folder was made by a later release, which this one cannot read.
        """
        if studio.label_studio == LABEL_STUDIO_VERSION or not self.database.exists():
            return
        if _as_numbers(studio.label_studio) > _as_numbers(LABEL_STUDIO_VERSION):
            raise ClaimcheckError(
                f"{self.path}: was made by Label Studio {studio.label_studio}, later than our {LABEL_STUDIO_VERSION}",
                hint="Upgrade claimcheck, or give another folder with --data",
            )
        copy = self.database.with_name(f"label_studio.{studio.label_studio}.sqlite3")
        if not copy.exists():
            beside = copy.with_suffix(".part")
            beside.unlink(missing_ok=True)
            with closing(sqlite3.connect(self.database)) as source, closing(sqlite3.connect(beside)) as target:
                source.backup(target)
            beside.chmod(0o600)
            beside.replace(copy)
        say(f"Upgrading from Label Studio {studio.label_studio}; the database as it was is kept in {copy}")

    def without_secrets(self, text: str) -> str:
        """The text with the owner's password and key blotted out."""
        studio = self.studio()
        for secret in (studio.owner.password, studio.owner.api_key) if studio else ():
            text = text.replace(secret, "***")
        return text

    def _read(self, path: Path, model: type[M]) -> M | None:
        try:
            return model.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            why = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "it is damaged"
            raise ClaimcheckError(
                f"{path}: cannot be read, {why}",
                hint="Put it right, or give another folder with --data",
            ) from error


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
