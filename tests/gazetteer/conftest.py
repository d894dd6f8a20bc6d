"""A small gazetteer to import into, and files in the formats of those who publish places."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from situate.gazetteer.coverage import Source
from situate.gazetteer.index import DEGREE, FEATURE_CODES, FORMAT
from situate.gazetteer.romanise import normalise
from situate.gazetteer.writing import GazetteerWriter

# id, ref, names, feature, country, unit, latitude, longitude, radius_km
BASE = (
    (-1_000_000, "geonames:SY.09.1", "Jebel Saman", "admin2", "SY", -100_000, 36.18, 37.15, None),
    (-100_002, "iso:SY-RD", "Rif-dimashq|Rural Damascus", "admin1", "SY", None, 33.5, 37.5, None),
    (
        -100_001,
        "iso:SY-DI",
        "Damascus Governorate|Damascus",
        "admin1",
        "SY",
        None,
        33.5,
        36.3,
        None,
    ),
    (-100_000, "iso:SY-HL", "Aleppo|Halab", "admin1", "SY", None, 36.2, 37.6, None),
    (-10_001, "situate:euphrates", "Euphrates", "river", "SY,IQ", None, 35.0, 40.4, 400.0),
    (-10_000, "situate:qalamoun", "Qalamoun", "region", "SY", None, 33.8, 36.6, 30.0),
    (-2, "iso:IQ", "Iraq", "country", "IQ", None, 33.0, 44.0, None),
    (-1, "iso:SY", "Syria|Syrian Arab Republic", "country", "SY", None, 35.0, 38.5, None),
    (162_803, None, "‘Uqayribāt", "settlement", "SY", None, 34.97, 37.49, None),
    (170_063, None, "Aleppo|Halab", "settlement", "SY", -100_000, 36.20, 37.16, None),
)
CODES = (("SY.09", -100_000), ("SY.13", -100_001), ("SY.08", -100_002), ("SY.09.1", -1_000_000))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer of ten places."""
    path = tmp_path_factory.mktemp("small") / "small.sqlite"
    with GazetteerWriter(path) as writer:
        for key, ref, names, feature, country, unit, latitude, longitude, radius_km in BASE:
            shown = names.split("|")[0]
            forms = [normalise(name) for name in names.split("|")]
            writer.add_indexed(
                key,
                forms,
                (
                    key, ref, shown, "|".join(forms[1:]), FEATURE_CODES[feature], country, unit,
                    round(latitude * DEGREE), round(longitude * DEGREE), None, radius_km, None,
                    None, 1,
                ),
            )  # fmt: skip
        source = Source(id=0, label="small", licence="CC0", attribution="invented")
        writer.finish(
            meta={"format": str(FORMAT), "version": "small"}, sources=[source], codes=CODES
        )
    return path


def make_row(number: int, name: str, **fields: Any) -> str:
    """One line of a GeoNames country file."""
    cells = {
        "ascii": name, "alternates": "", "latitude": 36.0, "longitude": 37.0, "class": "P",
        "code": "PPL", "country": "SY", "cc2": "", "admin1": "09", "admin2": "", "admin3": "",
        "admin4": "", "population": 0, "elevation": "", "dem": "", "timezone": "Asia/Damascus",
        "modified": "2020-01-01",
    } | fields  # fmt: skip
    return "\t".join(map(str, (number, name, *cells.values())))


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    """Write lines to a file below the test's folder, packed if its name ends in .gz."""

    def write(name: str, lines: Iterable[str]) -> Path:
        path = tmp_path / name
        content = ("\n".join(lines) + "\n").encode()
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return path

    return write


@pytest.fixture
def geonames_row() -> Callable[..., str]:
    """One line of a GeoNames country file: id, name and further cells by name."""
    return make_row


@pytest.fixture
def wof_line() -> Callable[..., str]:
    """One record of Who's On First in the short form."""

    def make(number: int, name: str, **fields: Any) -> str:
        record = {
            "id": number, "gn": None, "name": name, "pt": "locality", "a1": None, "lat": 36.0,
            "lon": 37.0, "pop": 0, "h": {}, "sup": [], "cc": "SY",
            "names": [["eng", "preferred", name]],
        } | fields  # fmt: skip
        return json.dumps(record)

    return make
