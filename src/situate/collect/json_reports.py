"""Reports as JSON: one object, a list of them, or one object a line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Annotated, Any, BinaryIO

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from situate.collect.drafts import Draft, describe_too_large
from situate.collect.encodings import decode_text, refuse_binary
from situate.collect.ninjs import is_ninjs, read_ninjs
from situate.collect.options import CollectOptions, Failure
from situate.collect.written_dates import parse_day
from situate.errors import SourceError

_LINE_OVERHEAD = 4


def _read_id(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _read_day(value: object) -> object:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError("must be a date as text, such as 2024-02-29")
    day = parse_day(value)
    if day is None:
        raise ValueError(f"{value[:40]!r} is no date; write it as YYYY-MM-DD")
    return day


def _empty_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


_Words = Annotated[str | None, BeforeValidator(_empty_is_none)]


class JsonReport(BaseModel):
    """One report as JSON. Other keys are ignored; empty strings are unknown."""

    model_config = ConfigDict(strict=True, extra="ignore")

    id: Annotated[str | None, BeforeValidator(_read_id)] = None
    title: _Words = None
    text: Annotated[str, StringConstraints(min_length=1)]
    url: _Words = None
    publisher: _Words = None
    agency: _Words = None
    byline: _Words = None
    published: Annotated[dt.date | None, BeforeValidator(_read_day)] = None
    language: _Words = None


def read_json(text: str, name: str) -> Iterator[Draft | Failure]:
    """The reports of a JSON file that holds one object, a list of objects, or (by mistake) lines.

    Raises:
        SourceError: the file is no JSON, or neither an object nor a list.
    """
    try:
        value = json.loads(text)
    except ValueError as error:
        lines = text.splitlines()
        if len(lines) > 1 and is_whole_object(lines[0].encode("utf-8", "replace")):
            yield from _read_lines(lines, name)
            return
        raise SourceError(f"{name}: is no valid JSON: {error}", stage="parse") from error
    if isinstance(value, dict):
        yield _read_value(value, name, None)
    elif isinstance(value, list):
        for index, item in enumerate(value, start=1):
            yield _read_value(item, name, f"item {index}")
    else:
        raise SourceError(
            f"{name}: holds {_name_type(value)}; a report is a JSON object", stage="parse"
        )


def read_json_lines(
    stream: BinaryIO, name: str, options: CollectOptions
) -> Iterator[Draft | Failure]:
    """The reports of JSON lines; a line that cannot be read is a failure in its place."""
    most = _LINE_OVERHEAD * options.max_bytes
    number = found = 0
    while line := stream.readline(most + 1):
        number += 1
        if number == 1:
            refuse_binary(line, name)
        position = f"line {number}"
        if len(line) > most:
            found += 1
            _skip_line(stream, most)
            reason = describe_too_large(name, len(line), options.max_bytes)
            yield Failure(
                input=name, position=position, stage="read", reason=reason.removeprefix(f"{name}: ")
            )
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            found += 1
            yield _read_line(line, name, position, options.encoding)
    if not found:
        raise SourceError(f"{name}: is empty; there is no report in it", stage="decode")


def is_whole_object(line: bytes) -> bool:
    """Whether a line is one JSON object, as in JSON lines."""
    try:
        return isinstance(json.loads(line.lstrip(b"\xef\xbb\xbf")), dict)
    except (ValueError, RecursionError):
        return False


def _skip_line(stream: BinaryIO, most: int) -> None:
    while piece := stream.readline(most):
        if piece.endswith(b"\n"):
            return


def _read_lines(lines: list[str], name: str) -> Iterator[Draft | Failure]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_line(line.encode("utf-8", "surrogatepass"), name, f"line {number}", "utf-8")


def _read_line(line: bytes, name: str, position: str, encoding: str | None) -> Draft | Failure:
    try:
        value = json.loads(decode_text(line, name, encoding=encoding))
    except SourceError as error:
        return _fail(str(error), name, position, error.stage)
    except ValueError as error:
        return _fail(f"is no valid JSON: {error}", name, position, "parse")
    except RecursionError:
        return _fail("is nested too deeply to be read", name, position, "parse")
    return _read_value(value, name, position)


def _read_value(value: Any, name: str, position: str | None) -> Draft | Failure:
    if not isinstance(value, dict):
        reason = f"holds {_name_type(value)}; a report is a JSON object"
        return _fail(reason, name, position, "parse")
    try:
        if is_ninjs(value):
            return read_ninjs(value, name, position)
        report = JsonReport.model_validate(value)
    except ValidationError as error:
        return _fail(describe_fields(error), name, position, "parse")
    except SourceError as error:
        return _fail(str(error), name, position, error.stage)
    return Draft(
        name=name,
        position=position,
        text=report.text,
        given_id=report.id,
        url=report.url,
        publisher=report.publisher,
        agency=report.agency,
        title=report.title,
        byline=report.byline,
        published=report.published,
        language=report.language,
    )


def describe_fields(error: ValidationError) -> str:
    """Which fields are wrong and how, in one line."""
    faults = []
    for fault in error.errors(include_url=False, include_input=False):
        field = ".".join(str(part) for part in fault["loc"])
        message = fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "missing":
            message = "is missing"
        elif fault["type"] == "string_type":
            message = "must be text"
        elif fault["type"] == "string_unicode":
            message = "holds half of a surrogate pair, which is no Unicode text"
        elif fault["type"] == "string_too_short":
            message = "is empty"
        faults.append(f"field {field} {message}")
    return "; ".join(faults)


def _fail(reason: str, name: str, position: str | None, stage: str) -> Failure:
    return Failure(
        input=name, position=position, stage=stage, reason=reason.removeprefix(f"{name}: ")
    )


def _name_type(value: object) -> str:
    names = {str: "a text", bool: "true or false", type(None): "null", list: "a list"}
    return names.get(type(value), "a number")
