"""JSON Schemas of the records, generated from the models.

python -m claimcheck.models.schema FOLDER    writes one file a record; a test holds `schemas/` and the models together.
"""

import json
import sys
from pathlib import Path

from claimcheck.models import RECORDS, SCHEMA_VERSION

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> dict[str, str]:
    """File name and content of the schema of every record: sorted keys, indented, a final line break."""
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": _DIALECT, "$id": f"urn:claimcheck:{name}:{SCHEMA_VERSION}", **model.model_json_schema()},
            ensure_ascii=False,
            indent=2,
            sort_keys=True,
        )
        + "\n"
        for name, model in RECORDS.items()
    }


if __name__ == "__main__":
    for file, content in schema_files().items():
        (Path(sys.argv[1]) / file).write_text(content, encoding="utf-8")
