"""Columns out of pydantic models, so that a format's declaration of its fields cannot part from the records."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Kind = Literal["string", "int64", "float64", "bool"]
_KINDS: dict[type, Kind] = {str: "string", int: "int64", float: "float64", bool: "bool"}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one type."""

    item: "Column"


Column = Kind | ListOf | dict[str, "Column"]
"""The type of a column: a kind of values, a list, or a structure with its own columns. Each may be null."""


def columns_of(model: type[BaseModel]) -> dict[str, Column]:
    """The columns of a model by name, in the model's order."""
    return {name: _column(field.annotation) for name, field in model.model_fields.items()}


def _column(annotation: Any) -> Column:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _column(arguments[0])
    if origin is Literal:
        return _column(type(arguments[0]))
    if origin in (Union, types.UnionType):
        (only,) = (argument for argument in arguments if argument is not type(None))
        return _column(only)
    if origin is tuple:
        return ListOf(_column(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return columns_of(annotation)
    return _KINDS[annotation]


def features_yaml(columns: dict[str, Column], *, indent: str) -> Iterator[str]:
    """The lines that declare columns as `dataset_info.features` does in a card of the Hugging Face Hub."""
    for name, column in columns.items():
        yield f"{indent}- name: {name}"
        yield from _feature(column, indent + "  ")


def _feature(column: Column, indent: str) -> Iterator[str]:
    if isinstance(column, dict):
        yield f"{indent}struct:"
        yield from features_yaml(column, indent=indent)
    elif not isinstance(column, ListOf):
        yield f"{indent}dtype: {column}"
    elif isinstance(column.item, dict):
        yield f"{indent}list:"
        yield from features_yaml(column.item, indent=indent)
    elif isinstance(column.item, ListOf):
        yield f"{indent}list:"
        yield from _feature(column.item, indent + "  ")
    else:
        yield f"{indent}list: {column.item}"
