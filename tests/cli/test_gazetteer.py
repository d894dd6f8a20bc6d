"""`situate gazetteer` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import situate.cli.gazetteer
from situate.cli.main import cli
from situate.errors import ConfigError, GazetteerError
from situate.gazetteer import Gazetteer
from situate.gazetteer.coverage import Source
from situate.gazetteer.index import FORMAT
from situate.gazetteer.writing import GazetteerWriter
from situate.settings import imported_gazetteer

TABLE = "name,lat,lon\nTall Zuhur,35.1,37.1\nTall Sabur,35.2,37.2\nNowhere,north,37\n"
COLUMNS = ("--column", "name=name", "--column", "latitude=lat", "--column", "longitude=lon")


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["gazetteer", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A gazetteer that knows Syria and nothing else."""
    path = tmp_path / "mine.sqlite"
    values = (-1, "iso:SY", "Syria", "", 3, "SY", None, 0, 0, None, None, None, None, 1)
    with GazetteerWriter(path) as writer:
        writer.add_indexed(-1, ["syria"], values)
        writer.finish(
            meta={"format": str(FORMAT), "version": "one"},
            sources=[Source(id=0, label="one", licence="CC0", attribution="invented")],
            codes=(),
        )
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "villages.csv"
    path.write_text(TABLE)
    return path


def test_a_table_is_imported_and_bad_rows_are_listed_with_exit_code_one(
    target: Path, table: Path, tmp_path: Path
) -> None:
    faults = tmp_path / "faults.tsv"
    result = _run(
        "import", table, "--gazetteer", target, "--country", "sy", *COLUMNS, "--licence", "CC0",
        "--source", "Villages", "--attribution", "Villages of nobody", "--faults", faults,
    )  # fmt: skip
    assert result.exit_code == 1
    assert "3 rows, 2 kept, 0 of kinds that are not kept, 1 bad" in result.stdout
    assert "SY: settlements 0 -> 2" in result.stdout
    assert "attribution: Villages of nobody" in result.stdout
    assert f"{table}:4: latitude 'north' is no number" in result.stderr
    assert faults.read_text() == f"{table}\t4\tlatitude 'north' is no number\n"
    place = Gazetteer(target).candidates("Tall Sabur")[0].place
    assert (place.id.split(":")[0], place.countries) == ("villages", ("SY",))


def test_the_facts_show_file_version_sources_and_coverage(target: Path) -> None:
    shown = _run("info", "--gazetteer", target, "--country", "sy").stdout
    assert f"file     {target} (named by option)" in shown
    assert "version  one" in shown
    assert "one [CC0]: invented" in shown
    assert shown.splitlines()[-1].split() == ["SY", "1", "0", "1", "0", "coarse"]


@pytest.mark.parametrize("country", ["SY", "syria", "SYR"])
def test_the_country_of_the_facts_is_known_by_code_and_by_name(country: str, target: Path) -> None:
    shown = _run("info", "--gazetteer", target, "--country", country).stdout
    assert shown.splitlines()[-1].startswith("SY ")


def test_the_facts_of_a_country_that_is_none_are_refused(target: Path) -> None:
    with pytest.raises(ConfigError, match="'Narnia' is unknown"):
        _run("info", "--gazetteer", target, "--country", "Narnia")


def test_the_package_is_used_until_something_is_imported(
    target: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert "(the package's)" in _run("info", "--country", "SY").stdout
    imported = imported_gazetteer()
    imported.parent.mkdir(parents=True)
    imported.write_bytes(target.read_bytes())
    assert f"{imported} (imported)" in _run("info", "--country", "SY").stdout
    config = CliRunner().invoke(cli, ["config"]).stdout
    assert f"gazetteer file: {imported}" in config
    packaged = _run("info", "--country", "SY", "--gazetteer", "package").stdout
    assert "(the package's)" in packaged


def test_the_variable_names_the_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITUATE_GAZETTEER", str(target))
    assert "(named by environment)" in _run("info", "--country", "SY").stdout


def test_an_interrupted_import_says_how_to_go_on(
    target: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(situate.cli.gazetteer, "import_places", interrupt)
    result = _run("import", table, "--gazetteer", target, *COLUMNS)
    assert result.exit_code != 0
    assert "the same command goes on where it was" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--column", "name"], "is not FIELD=COLUMN"),
        (["--column", "nmae=name"], "is not FIELD=COLUMN"),
        (["--country", "Narnia"], "country 'Narnia' is unknown"),
        (["--faults", "/nowhere/at/all.tsv"], "no such folder"),
        (["--encoding", "klingon"], "'klingon' is unknown"),
        (["--gazetteer", "package"], "not written to"),
    ],
)
def test_wrong_options_are_explained(arguments: list[str], message: str, table: Path) -> None:
    with pytest.raises(ConfigError, match=message):
        _run("import", table, "--gazetteer", "/nowhere/at/all.sqlite", *arguments)


def test_a_table_without_columns_lists_what_it_has(target: Path, table: Path) -> None:
    with pytest.raises(GazetteerError, match="--column name=COLUMN; the table has name, lat, lon"):
        _run("import", table, "--gazetteer", target)


def test_a_report_of_a_country_known_coarsely_says_so(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Government forces took Palmyra on Monday. Clashes went on near Aleppo and in Hama.\n"
    )
    result = CliRunner().invoke(cli, ["read", str(report)], catch_exceptions=False)
    assert result.exit_code == 0
    assert "the gazetteer is coarse for SY" in result.stderr


def test_a_gazetteer_that_is_not_there_stops_the_reading(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Government forces took Palmyra on Monday.\n")
    for jobs in ("1", "2"):
        arguments = ["read", str(report), "--gazetteer", str(tmp_path / "no.sqlite")]
        with pytest.raises(GazetteerError, match="there is no gazetteer"):
            CliRunner().invoke(cli, [*arguments, "--jobs", jobs], catch_exceptions=False)
