"""croissant.json: the files of a dataset and what their columns hold, for machines.

Croissant 1.0 (MLCommons), https://docs.mlcommons.org/croissant/docs/croissant-spec.html; `@context` is the one that the
specification prescribes.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from claimcheck.datasets.columns import Column, Kind
from claimcheck.datasets.folder import files_of
from claimcheck.datasets.manifest import entry_of
from claimcheck.project import Publication, Settings

CROISSANT_FILE = "croissant.json"
_CONTEXT = Path(__file__).parent / "data" / "croissant-context.json"
_FORMATS = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonl": "application/jsonlines",
    ".md": "text/markdown",
    ".parquet": "application/x-parquet",
    ".svg": "image/svg+xml",
}
_TYPES: dict[Kind, str] = {"string": "sc:Text", "int64": "sc:Integer", "float64": "sc:Float", "bool": "sc:Boolean"}


def write_croissant(
    folder: Path, settings: Settings, *, columns: Mapping[str, Column], tables: Mapping[str, str], published: str
) -> None:
    """Describe the files that are in the folder by now.

    Args:
        folder: the dataset's folder.
        settings: what the project says of what it publishes.
        columns: the columns of its tables.
        tables: the names of the tables by their files' path from the folder.
        published: the ISO 8601 day of the last judgment or decision; empty if unknown. No clock stands in a
            dataset.
    """
    publication = settings.publication
    described = {
        "@context": json.loads(_CONTEXT.read_text(encoding="utf-8")),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": publication.name or settings.title,
        "description": publication.description or settings.title,
        "version": publication.version,
        "license": publication.licence,
        "citeAs": _citation(publication, settings.title),
        **({"url": publication.url} if publication.url else {}),
        **({"publisher": {"@type": "Organization", "name": publication.publisher}} if publication.publisher else {}),
        **({"datePublished": published} if published else {}),
        "distribution": [_file(folder, path.relative_to(folder).as_posix()) for path in files_of(folder)],
        "recordSet": [_table(name, path, columns) for path, name in tables.items()],
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (folder / CROISSANT_FILE).write_text(text, encoding="utf-8", newline="\n")


def _citation(publication: Publication, title: str) -> str:
    parts = (publication.publisher, f"{publication.name or title}, version {publication.version}", publication.url)
    return ". ".join(part for part in parts if part)


def _file(folder: Path, path: str) -> dict[str, Any]:
    entry = entry_of(folder, path, {})
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "contentUrl": path,
        "contentSize": f"{entry.bytes} B",
        "encodingFormat": _FORMATS.get(Path(path).suffix, "application/octet-stream"),
        "sha256": entry.sha256,
    }


def _table(name: str, path: str, columns: Mapping[str, Column]) -> dict[str, Any]:
    fields = [
        {
            "@type": "cr:Field",
            "@id": f"{name}/{'_'.join(keys)}",
            "name": "_".join(keys),
            "dataType": _TYPES[kind],
            "source": {"fileObject": {"@id": path}, **_extraction(path, keys)},
        }
        for keys, kind in _values(columns, ())
    ]
    return {"@type": "cr:RecordSet", "@id": name, "name": name, "field": fields}


def _values(columns: Mapping[str, Column], inside: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Kind]]:
    """The columns that hold one value a row, those inside structures too, as the keys that lead to them."""
    for name, column in columns.items():
        if isinstance(column, dict):
            yield from _values(column, (*inside, name))
        elif isinstance(column, str):
            yield (*inside, name), column


def _extraction(path: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """How to get at a value: tables and JSON Lines have columns, in which JSON may be; an array of JSON has paths."""
    first, *inside = keys
    if path.endswith(".json"):
        return {"extract": {"jsonPath": ".".join(("$[*]", *keys))}}
    return {"extract": {"column": first}, **({"transform": {"jsonPath": ".".join(inside)}} if inside else {})}
