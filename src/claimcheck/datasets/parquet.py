"""Parquet: the verified claims with all that they hold, a file a split, in row groups so that memory stays flat."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from claimcheck.batches import batched
from claimcheck.datasets.columns import Column, ListOf, columns_of
from claimcheck.datasets.rows import About, Tally, placed
from claimcheck.errors import MissingExtraError
from claimcheck.models import Split, VerifiedClaim

DATA = "data/{split}-00000-of-00001.parquet"
_BATCH = 50
"""Rows that are objects of Python at a time: these take ten times and more of what they take in a table."""
_ROW_GROUP = 1000


def write_parquet(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write `data/<split>-00000-of-00001.parquet`.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - needed for this format alone
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(extra="datasets", needed_for="Writing Parquet") from error
    (folder / DATA).parent.mkdir()
    schema = pa.schema(_fields(columns_of(VerifiedClaim), pa))
    tables: defaultdict[Split, list[Any]] = defaultdict(list)
    writers: dict[Split, Any] = {}
    with ExitStack() as stack:

        def write(split: Split) -> None:
            if split not in writers:
                writers[split] = stack.enter_context(ParquetWriter(folder / DATA.format(split=split), schema))
            writers[split].write_table(pa.concat_tables(tables.pop(split)), row_group_size=_ROW_GROUP)

        for batch in batched(placed(rows, about, tally), _BATCH):
            for split in dict.fromkeys(split for split, _ in batch):
                values = [row.model_dump(mode="json") for of, row in batch if of == split]
                tables[split].append(pa.Table.from_pylist(values, schema))
                tally.written[split] += len(values)
                if sum(map(len, tables[split])) >= _ROW_GROUP:
                    write(split)
        for split in list(tables):
            write(split)
    tally.one_a_split(DATA, record="verified-claim")


def _fields(columns: dict[str, Column], pa: Any) -> list[Any]:
    return [pa.field(name, _type(column, pa)) for name, column in columns.items()]


def _type(column: Column, pa: Any) -> Any:
    if isinstance(column, dict):
        return pa.struct(_fields(column, pa))
    if isinstance(column, ListOf):
        return pa.list_(_type(column.item, pa))
    return {"string": pa.string(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}[column]
