"""The inputs of a call, one after the other: files, folders, standard input, URLs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from situate.collect.drafts import Draft, assemble_report, describe_too_large
from situate.collect.encodings import decode_text
from situate.collect.options import CollectOptions, Failure, Tally
from situate.errors import SourceError
from situate.records import Report

Outcome = Draft | Failure
Kind = Callable[[BinaryIO, str, CollectOptions], Iterator[Outcome]]

_SNIFFED_BYTES = 4096
_HTML_OPENINGS = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<article", "<!--")


def read_reports(
    inputs: Sequence[str], options: CollectOptions, *, tally: Tally | None = None
) -> Iterator[Report | Failure]:
    """Read reports in the order of the inputs; what cannot be read is a failure in its place.

    Args:
        inputs: paths of .txt, .html, .htm, .json, .jsonl, .ndjson files, folders (walked in sorted
            order, without hidden files), "-" for standard input, http(s) URLs.
        options: what is stated about the reports, and the limits.
        tally: counts the files of folders that are left out for their ending.
    """
    for name in inputs:
        for outcome in _read_input(name, options, tally or Tally()):
            yield _finish(outcome, options)


def _finish(outcome: Outcome, options: CollectOptions) -> Report | Failure:
    if isinstance(outcome, Failure):
        return outcome
    try:
        return assemble_report(outcome, options)
    except SourceError as error:
        return make_failure(error, outcome.name, outcome.position)


def make_failure(error: SourceError, name: str, position: str | None = None) -> Failure:
    """The failure that an error makes of an input; its reason does not repeat the name."""
    reason = str(error).removeprefix(f"{name}: ")
    return Failure(input=name, position=position, stage=error.stage, reason=reason)


def _read_input(name: str, options: CollectOptions, tally: Tally) -> Iterator[Outcome]:
    if name == "-":
        yield from _guard(name, _read_standard_input(options))
    elif name.lower().startswith(("http://", "https://")):
        from situate.collect.pages import read_url

        yield from _guard(name, read_url(name, options))
    elif os.path.isdir(name):
        yield from _read_folder(name, options, tally)
    else:
        kind = _KINDS.get(Path(name).suffix.lower(), _read_unknown)
        yield from _guard(name, _read_file(name, kind, options))


def _guard(name: str, drafts: Iterator[Outcome]) -> Iterator[Outcome]:
    """Drafts until one cannot be read, then the failure."""
    try:
        yield from drafts
    except SourceError as error:
        yield make_failure(error, name)
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error}); check the path and its permissions"
        yield Failure(input=name, position=None, stage="read", reason=reason)
    except RecursionError:
        reason = "is nested too deeply to be read; simplify the file"
        yield Failure(input=name, position=None, stage="parse", reason=reason)


def _read_file(name: str, kind: Kind, options: CollectOptions) -> Iterator[Outcome]:
    with open(name, "rb") as stream:
        yield from kind(stream, name, options)


def _read_folder(name: str, options: CollectOptions, tally: Tally) -> Iterator[Outcome]:
    found = 0
    closed: list[OSError] = []
    for path in _walk(name, closed):
        ending = Path(path).suffix.lower()
        if ending in _KINDS:
            found += 1
            yield from _guard(path, _read_file(path, _KINDS[ending], options))
        else:
            tally.count_skipped(ending)
    for error in closed:
        reason = f"cannot be opened ({error.strerror or error}); check its permissions"
        yield Failure(input=str(error.filename), position=None, stage="read", reason=reason)
    if not found and not closed:
        reason = f"holds no file ending in {', '.join(sorted(_KINDS))}; name the files themselves"
        yield Failure(input=name, position=None, stage="read", reason=reason)


def _walk(folder: str, closed: list[OSError]) -> Iterator[str]:
    """The files of a folder and its folders, sorted by path, without the hidden ones.

    Folders that cannot be opened are added to ``closed``.
    """
    paths: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [one for one in folders if not one.startswith(".")]
        paths += [os.path.join(parent, one) for one in names if not one.startswith(".")]
    yield from sorted(paths, key=lambda path: Path(path).parts)


def _read_standard_input(options: CollectOptions) -> Iterator[Outcome]:
    source = sys.stdin.buffer
    stream = source if isinstance(source, io.BufferedReader) else io.BufferedReader(source)  # type: ignore[type-var]
    yield from _read_unknown(stream, "-", options)


def _read_unknown(stream: BinaryIO, name: str, options: CollectOptions) -> Iterator[Outcome]:
    """Read what has no known ending by how it begins: JSON, HTML or text."""
    assert isinstance(stream, io.BufferedReader)
    kind = _sniff(stream.peek(_SNIFFED_BYTES)[:_SNIFFED_BYTES])
    yield from kind(stream, name, options)


def _sniff(opening: bytes) -> Kind:
    text = opening.decode("utf-8", errors="ignore").lstrip("\ufeff \t\r\n")
    rest = text[1:].lstrip()
    if (text.startswith("{") and rest[:1] in ('"', "}", "")) or (
        text.startswith("[") and rest[:1] in ("{", "]", "")
    ):
        return _read_json_of_either_kind
    lowered = text[:1000].lower()
    if lowered.startswith(_HTML_OPENINGS) and "<" in lowered:
        return _read_html
    return _read_text


def read_content(
    content: io.BytesIO, name: str, ending: str, options: CollectOptions
) -> Iterator[Outcome]:
    """Read bytes in hand as a file of an ending (".txt"), or by how they begin if it is unknown.

    Raises:
        SourceError: they cannot be read.
    """
    kind = _KINDS.get(ending, _read_unknown)
    yield from kind(io.BufferedReader(content), name, options)


def read_bounded(stream: BinaryIO, name: str, most: int) -> bytes:
    """All bytes of a stream that holds at most ``most``.

    Raises:
        SourceError: it holds more.
    """
    content = stream.read(most + 1)
    if len(content) > most:
        size = len(content)
        if stream.seekable():
            size = stream.seek(0, io.SEEK_END)
        raise SourceError(describe_too_large(name, size, most), stage="read")
    return content


def _read_text(stream: BinaryIO, name: str, options: CollectOptions) -> Iterator[Outcome]:
    content = read_bounded(stream, name, options.max_bytes)
    yield Draft(name=name, text=decode_text(content, name, encoding=options.encoding), stated=False)


def _read_html(stream: BinaryIO, name: str, options: CollectOptions) -> Iterator[Outcome]:
    from situate.collect.articles import extract_article

    content = read_bounded(stream, name, options.max_bytes)
    yield extract_article(content, name, encoding=options.encoding)


def _read_json(stream: BinaryIO, name: str, options: CollectOptions) -> Iterator[Outcome]:
    from situate.collect.json_reports import read_json

    content = read_bounded(stream, name, options.max_file_bytes)
    yield from read_json(decode_text(content, name, encoding=options.encoding), name)


def _read_json_lines(stream: BinaryIO, name: str, options: CollectOptions) -> Iterator[Outcome]:
    from situate.collect.json_reports import read_json_lines

    yield from read_json_lines(stream, name, options)


def _read_json_of_either_kind(
    stream: BinaryIO, name: str, options: CollectOptions
) -> Iterator[Outcome]:
    """JSON lines if the first line is a whole object, else one JSON value."""
    from situate.collect.json_reports import is_whole_object

    assert isinstance(stream, io.BufferedReader)
    first = stream.readline(4 * options.max_bytes)
    rejoined = io.BufferedReader(_Rejoined(first, stream))
    kind = _read_json_lines if is_whole_object(first) else _read_json
    yield from kind(rejoined, name, options)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer from the first bytes, then from the rest."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self._first[: len(view)] or self._rest.read(len(view))
        self._first = self._first[len(view) :]
        view[: len(piece)] = piece
        return len(piece)


_KINDS: dict[str, Kind] = {
    ".txt": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
}
