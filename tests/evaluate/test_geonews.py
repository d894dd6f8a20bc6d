"""LGL and GeoWebNews in their own formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import NOTHING, FakeReader, figures, place

from situate.errors import ConfigError
from situate.evaluate.geonews import load_articles, score_geowebnews, score_lgl
from situate.evaluate.suite import FETCHED, name_present

TEXT = "A bridge in Juba collapsed."
FOUND = "places found"
NEAR = "places found and within 161 km"
LGL_ARTICLE = f"""<articles><article docid="1"><text><![CDATA[{TEXT}]]></text><toponyms count="1">
<toponym><start>12</start><end>16</end><phrase>Juba</phrase>
<gaztag geonameid="373303"><lat>4.85</lat><lon>31.58</lon></gaztag></toponym>
</toponyms></article></articles>"""
GWN_ARTICLE = f"""<articles><article file="0"><text>{TEXT}</text><toponyms>
<toponym><extractedName>Juba</extractedName><start>12</start><end>16</end>
<latitude>4.85</latitude><longitude>31.58</longitude></toponym>
<toponym><extractedName>bridge</extractedName><start>2</start><end>8</end></toponym>
</toponyms></article></articles>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FETCHED["lgl"]).write_text(LGL_ARTICLE, encoding="utf8")
    (tmp_path / FETCHED["geowebnews"]).write_text(GWN_ARTICLE, encoding="utf8")
    return tmp_path


@pytest.mark.parametrize("score", [score_lgl, score_geowebnews])
def test_a_place_at_its_point_is_right(folder: Path, score: type) -> None:
    reader = FakeReader(lambda text: {"places": (place(TEXT, "Juba", 4.9, 31.6),)})
    measures = list(score(reader, folder))
    assert figures(measures, NEAR) == {"P": 1, "R": 1, "F": 1}


def test_what_has_no_coordinates_is_not_wanted(folder: Path) -> None:
    measures = list(score_geowebnews(NOTHING, folder))
    assert [m.count for m in measures if m.task == FOUND and m.figure == "R"] == [1]


def test_offsets_that_miss_the_name_are_marked(folder: Path) -> None:
    path = folder / FETCHED["lgl"]
    path.write_text(LGL_ARTICLE.replace("<start>12", "<start>11"), encoding="utf8")
    assert [t["bad_offset"] for row in load_articles(path) for t in row["toponyms"]] == [True]


def test_a_corpus_to_be_fetched_is_left_out_where_it_is_not(folder: Path, tmp_path: Path) -> None:
    assert {"lgl", "geowebnews"} <= set(name_present(folder))
    (folder / FETCHED["lgl"]).unlink()
    assert "lgl" not in name_present(folder)
    with pytest.raises(ConfigError, match="fetch it"):
        list(load_articles(folder / FETCHED["lgl"]))
