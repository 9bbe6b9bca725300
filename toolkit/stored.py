"""Fact frames on disk: written piece by piece, and read when they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from toolkit.errors import UsageError
from toolkit.frames.schema import FRAMES


class StoredFrames(Mapping[str, pd.DataFrame]):
    """The frames of a folder of Parquet files; each is read once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """Look at none of the files yet."""
        self.folder = folder
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._read:
            self._read[name] = pd.read_parquet(self.folder / f"{name}.parquet").astype(FRAMES[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(FRAMES)

    def __len__(self) -> int:
        return len(FRAMES)


def rows_of(frames: Mapping[str, pd.DataFrame], name: str, report_ids: Collection[str]) -> pd.DataFrame:
    """Return the rows of some reports, without reading those of all others where they are on disk."""
    if not isinstance(frames, StoredFrames):
        return frames[name][frames[name]["report_id"].isin(report_ids)]
    wanted = pa.array(list(report_ids), pa.large_string())
    with pq.ParquetFile(frames.folder / f"{name}.parquet") as file:
        parts = (_part(file, number, wanted) for number in range(file.num_row_groups))
        table = pa.concat_tables([file.schema_arrow.empty_table(), *filter(None, parts)])
    found: pd.DataFrame = table.to_pandas().astype(FRAMES[name])
    return found


def _part(file: pq.ParquetFile, number: int, report_ids: pa.Array) -> pa.Table | None:
    """Return the wanted rows of one part of a file, None where it has none; nothing else of it stays in memory."""
    own = file.read_row_group(number, columns=["report_id"])["report_id"].cast(pa.large_string())
    wanted = pc.is_in(own, report_ids)
    return file.read_row_group(number).filter(wanted) if pc.any(wanted).as_py() else None


def write_frame(frames: Mapping[str, pd.DataFrame], name: str, folder: Path) -> None:
    """Write one of the frames into a folder; what is on disk already is copied."""
    file = f"{name}.parquet"
    if isinstance(frames, StoredFrames):
        copyfile(frames.folder / file, folder / file)
    else:
        frames[name].to_parquet(folder / file, index=False)


@contextmanager
def written(folder: Path) -> Iterator[None]:
    """Raise `UsageError` where something cannot be written into the folder: the disk is full, for instance."""
    try:
        yield
    except OSError as error:
        raise UsageError("results-not-written", folder=folder, reason=error) from error


class FrameWriter:
    """Writes frames that come in pieces, one file for each."""

    def __init__(self, folder: Path) -> None:
        """Begin in an empty folder."""
        self._folder = folder
        self._open: dict[str, pq.ParquetWriter] = {}

    def add(self, name: str, table: pa.Table) -> None:
        """Add rows to a frame."""
        if name not in self._open:
            self._open[name] = pq.ParquetWriter(self._folder / f"{name}.parquet", table.schema)
        self._open[name].write_table(table)

    def close(self) -> None:
        """Finish the files."""
        for writer in self._open.values():
            writer.close()
