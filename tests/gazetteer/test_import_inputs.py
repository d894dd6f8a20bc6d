"""Files, zip files and folders as rows, and what is refused."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.errors import GazetteerError
from situate.gazetteer.imports import inputs
from situate.gazetteer.imports.inputs import ImportInput, list_inputs, read_head, read_rows


def _read(path: Path, *, skip: int = 0) -> list[tuple[int, bytes]]:
    return [
        (row.number, row.content) for one in list_inputs(path) for row in read_rows(one, skip=skip)
    ]


@pytest.fixture
def lines(tmp_path: Path) -> bytes:
    return b"one\r\ntwo\n\nfour"


def test_the_same_rows_come_from_plain_gzip_and_zip(tmp_path: Path, lines: bytes) -> None:
    plain, packed, archive = (tmp_path / name for name in ("a.txt", "a.txt.gz", "a.zip"))
    plain.write_bytes(lines)
    packed.write_bytes(gzip.compress(lines))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as stream:
        stream.writestr("readme.txt", "no rows")
        stream.writestr("a.txt", lines)
    wanted = [(1, b"one"), (2, b"two"), (3, b""), (4, b"four")]
    assert _read(plain) == _read(packed) == _read(archive) == wanted
    assert _read(plain, skip=2) == wanted[2:]


def test_a_folder_and_a_zip_of_records_give_one_row_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "admin-sy" / "data"
    (folder / "11").mkdir(parents=True)
    (folder / "11" / "11.geojson").write_text("{}")
    (folder / "11" / "11-alt-quattroshapes.geojson").write_text("{}")
    (folder / "2.geojson").write_text('{"a": 1}')
    archive = tmp_path / "admin-sy.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        stream.write(folder / "2.geojson", "data/2.geojson")
    (one,) = list_inputs(tmp_path / "admin-sy")
    assert [(row.number, row.file, row.content) for row in read_rows(one)] == [
        (1, "data/11/11.geojson", b"{}"),
        (2, "data/2.geojson", b'{"a": 1}'),
    ]
    assert one.measure() == 2
    assert _read(archive) == [(1, b'{"a": 1}')]
    assert _read(folder / "2.geojson") == [(1, b'{"a": 1}')]


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as stream:
        stream.writestr("SY.txt", b"0" * 20_000_000)
    with pytest.raises(GazetteerError, match="zip bomb"):
        list_inputs(path)


def test_a_gzip_bomb_is_refused_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b"0\n" * 20_000_000))
    with pytest.raises(GazetteerError, match="zip bomb"):
        _read(path)


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lie.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as stream:
        stream.writestr("SY.txt", b"0123456789\n" * 100_000)
    size = (1_100_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises(GazetteerError, match="broken"):
        _read(path)


def test_a_line_without_end_is_a_fault_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LONGEST_LINE", 10)
    path = tmp_path / "long.txt"
    path.write_bytes(b"short\n" + b"x" * 35 + b"\nlast\n")
    rows = list(read_rows(ImportInput(path, "plain")))
    assert [(row.number, row.content) for row in rows] == [(1, b"short"), (2, b""), (3, b"last")]
    assert rows[1].fault == "longer than 10 bytes"


def test_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(gzip.compress(b"row\n" * 1000)[:-12])
    with pytest.raises(GazetteerError, match=r"broken.*goes on from there"):
        _read(path)


@pytest.mark.parametrize(
    "content", [b"\x1f\x8b", b"\x1f\x8bgarbage", gzip.compress(b"x" * 99)[:20]]
)
def test_a_packed_file_that_breaks_at_its_beginning_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"cut\.gz is broken .*fetch it again"):
        read_head(list_inputs(path)[0])


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("1\t2\n")

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(GazetteerError, match=r"may not be read .*check its rights"):
        list_inputs(path)
    with pytest.raises(GazetteerError, match="may not be read"):
        list(read_rows(ImportInput(path, "plain")))


def test_what_is_not_there_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="there is no file"):
        list_inputs(tmp_path / "none.txt")
    with pytest.raises(GazetteerError, match=r"holds no \.geojson"):
        list_inputs(tmp_path)
    path = tmp_path / "empty.zip"
    with zipfile.ZipFile(path, "w") as stream:
        stream.writestr("picture.png", b"x")
    with pytest.raises(GazetteerError, match="to import"):
        list_inputs(path)


@given(st.lists(st.binary(max_size=30).filter(lambda line: not {10, 13} & set(line))))
def test_lines_survive_packing(lines: list[bytes]) -> None:

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt.gz"
        path.write_bytes(gzip.compress(b"".join(line + b"\n" for line in lines)))
        assert [content for _, content in _read(path)] == lines
