"""What kind of file an input is, by its content, and how its rows are parsed."""

from __future__ import annotations

import json
import re

from situate.errors import GazetteerError
from situate.gazetteer.imports.geonames import CLASSES, PLACE_COLUMNS

KINDS = ("geonames", "geonames-names", "geonames-units", "whosonfirst", "table")
_CODE = re.compile(r"[A-Z]{2}\.[^.\t]+(\.[^.\t]+)?")


def detect_kind(head: bytes, *, is_record: bool, label: str) -> str:
    """The kind of an input by its first bytes.

    Raises:
        GazetteerError: it is of no kind that we know.
    """
    text = head.decode("utf8", "replace").lstrip("\ufeff")
    if is_record or (text.lstrip().startswith("{") and _is_json_line(text)):
        return "whosonfirst"
    lines = [line for line in text.splitlines()[:-1] or text.splitlines() if line]
    cells = [line.split("\t") for line in lines[:50]]
    for kind, test in (
        ("geonames", _is_place),
        ("geonames-units", _is_unit),
        ("geonames-names", _is_name),
    ):
        if cells and sum(map(test, cells)) > len(cells) / 2:
            return kind
    if lines and max(map(lines[0].count, "\t;,|")) >= 1 and "\0" not in text:
        return "table"
    raise GazetteerError(
        f"{label} is no GeoNames, Who's On First or table file that we know; say which with "
        f"--kind ({', '.join(KINDS)})"
    )


def _is_json_line(text: str) -> bool:
    line = text.splitlines()[0]
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return "wof:" in text or len(line) > 10_000


def _is_place(cells: list[str]) -> bool:
    return len(cells) == PLACE_COLUMNS and cells[0].isdigit() and cells[6] in CLASSES


def _is_unit(cells: list[str]) -> bool:
    return len(cells) == 4 and bool(_CODE.fullmatch(cells[0])) and cells[3].isdigit()


def _is_name(cells: list[str]) -> bool:
    return len(cells) in (8, 10) and cells[0].isdigit() and cells[1].isdigit()
