"""All export formats by name: how each is written, and what it has no place for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from situate.errors import ConfigError
from situate.export import acled, flat_table, geojson, hxl, parquet, plover, stix, ucdp
from situate.export.context import ExportContext
from situate.export.losses import Losses
from situate.records import Event


class Writer(Protocol):
    """Writes events to a stream of bytes, one after the other, and says what was lost."""

    def __call__(
        self, events: Iterable[Event], out: BinaryIO, *, context: ExportContext
    ) -> Losses: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One format.

    ``lost`` are names of ``losses.LOSABLE``, ``empty`` columns that are always empty.
    ``every_status`` is true where denied, planned and other events are written too, under their
    status. ``header`` is true where the file itself says how it was made.
    """

    name: str
    write: Writer
    suffix: str
    meaning: str
    lost: tuple[str, ...]
    empty: tuple[str, ...] = ()
    every_status: bool = False
    header: bool = False
    binary: bool = False


FORMATS: dict[str, ExportFormat] = {
    one.name: one
    for one in (
        ExportFormat(
            name="acled",
            write=acled.write_acled,
            suffix=".csv",
            meaning="ACLED's 31 columns",
            lost=acled.LOST,
            empty=acled.EMPTY,
        ),
        ExportFormat(
            name="ucdp",
            write=ucdp.write_ucdp,
            suffix=".csv",
            meaning="UCDP GED's 49 columns",
            lost=ucdp.LOST,
            empty=ucdp.EMPTY,
        ),
        ExportFormat(
            name="plover",
            write=plover.write_plover,
            suffix=".jsonl",
            meaning="PLOVER records, one JSON object a line",
            lost=plover.LOST,
        ),
        ExportFormat(
            name="geojson",
            write=geojson.write_geojson,
            suffix=".geojson",
            meaning="GeoJSON features (RFC 7946)",
            lost=geojson.LOST,
            every_status=True,
            header=True,
        ),
        ExportFormat(
            name="csv",
            write=flat_table.write_csv,
            suffix=".csv",
            meaning="situate's own flat table",
            lost=flat_table.LOST,
            every_status=True,
        ),
        ExportFormat(
            name="parquet",
            write=parquet.write_parquet,
            suffix=".parquet",
            meaning="Parquet with nested types (extra `parquet`)",
            lost=parquet.LOST,
            every_status=True,
            header=True,
            binary=True,
        ),
        ExportFormat(
            name="hxl",
            write=hxl.write_hxl,
            suffix=".csv",
            meaning="a table with a row of HXL tags",
            lost=hxl.LOST,
        ),
        ExportFormat(
            name="stix",
            write=stix.write_stix,
            suffix=".json",
            meaning="a STIX 2.1 bundle",
            lost=stix.LOST,
        ),
    )
}


def find_format(name: str) -> ExportFormat:
    """The format of a name.

    Raises:
        ConfigError: there is none.
    """
    if name not in FORMATS:
        raise ConfigError(f"there is no export format {name!r}; use {', '.join(FORMATS)}")
    return FORMATS[name]
