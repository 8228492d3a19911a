"""Reading TOML files that people write into models, every fault named with its key."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from claimcheck.errors import Fault, InputError
from claimcheck.files import UNKNOWN_KEY, faults_of, open_binary

M = TypeVar("M", bound=BaseModel)


def read_toml(path: Path, model: type[M]) -> M:
    """The TOML file as a model.

    Raises:
        InputError: the file cannot be read, is not TOML, or has keys or values that the model does not take.
    """
    with open_binary(path) as stream:
        try:
            return model.model_validate(tomllib.loads(stream.read().decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            raise InputError([Fault(str(path), "is not UTF-8", "save it as UTF-8")]) from error
        except tomllib.TOMLDecodeError as error:
            message = str(error)
            raise InputError([Fault(str(path), f"is not TOML: {message[:1].lower()}{message[1:]}")]) from error
        except RecursionError as error:
            raise InputError(
                [Fault(str(path), "is nested too deeply", "write no list inside so many others")]
            ) from error
        except ValidationError as error:
            raise InputError(_with_known_keys(faults_of(error, file=str(path)), model)) from error


def _with_known_keys(faults: list[Fault], model: type[BaseModel]) -> list[Fault]:
    """What to do about an unknown key: choose one that exists."""
    known = f"known keys are {', '.join(model.model_fields)}"
    return [Fault(f.file, f.message, known, field=f.field) if f.message == UNKNOWN_KEY else f for f in faults]
