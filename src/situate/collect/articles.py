"""The article of a web page: its text, title, writers, site and day."""

from __future__ import annotations

import datetime as dt
import logging
import re
from typing import TYPE_CHECKING

from situate.collect.drafts import Draft
from situate.collect.encodings import decode_text, refuse_binary
from situate.collect.written_dates import parse_day
from situate.errors import SourceError

if TYPE_CHECKING:
    from trafilatura.settings import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_XML_ENCODING = re.compile(
    rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HEAD_BYTES = 4096
_LEAST_WORDS = 6
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def extract_article(
    content: bytes, name: str, *, encoding: str | None = None, url: str | None = None
) -> Draft:
    """The report of a web page: its title, a blank line, then the article's paragraphs.

    trafilatura finds the article and its title, writers and site; htmldate the day, only from what
    the page states about itself (no search through the text, so that no day is guessed).

    Args:
        content: the page.
        name: the input's name, for messages.
        encoding: the encoding where it is stated (by the user or the server).
        url: where the page comes from, if known.

    Raises:
        SourceError: no page, or no article in it.
    """
    page = decode_page(content, name, encoding=encoding)
    document = _extract(page, name, url)
    body = (document.text or "").strip() if document is not None else ""
    if document is None or not body:
        raise SourceError(
            f"{name}: no article was found in the page; save its text as .txt", stage="extract"
        )
    title = _clean(document.title)
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    if not any(len(line.split()) >= _LEAST_WORDS for line in paragraphs):
        raise SourceError(
            f"{name}: no article was found in the page, only links and labels; "
            "save its text as .txt",
            stage="extract",
        )
    if title and paragraphs and _fold(paragraphs[0]) == _fold(title):
        paragraphs = paragraphs[1:]
    return Draft(
        name=name,
        text="\n\n".join([title, *paragraphs] if title else paragraphs),
        stated=False,
        url=url or _clean(document.url),
        publisher=_clean(document.sitename),
        title=title,
        byline=_clean(document.author),
        published=_find_day(page, url),
        language=_find_language(page),
    )


def _extract(page: str, name: str, url: str | None) -> Document | None:
    from trafilatura import bare_extraction

    try:
        with _Quiet():
            document = bare_extraction(
                page,
                url=url,
                with_metadata=True,
                include_comments=False,
                include_tables=False,
                output_format="python",
            )
    except RecursionError:
        raise
    except Exception as error:  # broken markup makes the libraries fail in any way
        raise SourceError(
            f"{name}: the page's markup is too broken to find an article in "
            f"({type(error).__name__}); save its text as .txt",
            stage="extract",
        ) from error
    return None if isinstance(document, dict) else document


def decode_page(content: bytes, name: str, *, encoding: str | None = None) -> str:
    """A page's text by its byte order mark, the stated encoding, its declaration, or its bytes."""
    refuse_binary(content, name)
    if content.startswith(_MARKS):
        encoding = None
    elif encoding is None:
        head = content[:_HEAD_BYTES]
        declared = _XML_ENCODING.search(head) or _CHARSET.search(head)
        encoding = _known_encoding(declared[1].decode("ascii")) if declared else None
    if encoding is not None:
        try:
            return decode_text(content, name, encoding=encoding)
        except SourceError:
            encoding = None
    page = decode_text(content, name, encoding=encoding)
    return _XML_DECLARATION.sub("", page)


def _known_encoding(declared: str) -> str | None:
    """The codec of a declared encoding; Latin-1 and ASCII mean Windows-1252, as in browsers."""
    import codecs

    try:
        codec = codecs.lookup(declared).name
    except LookupError:
        return None
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _find_day(page: str, url: str | None) -> dt.date | None:
    from htmldate import find_date

    try:
        with _Quiet():
            found = find_date(page, url=url, original_date=True, extensive_search=False)
    except Exception:  # as above: then the page states no day that can be read
        return None
    return parse_day(found) if found else None


def _find_language(page: str) -> str | None:
    match = re.search(r"<html[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", page[:5000])
    return match[1] if match else None


def _clean(value: str | None) -> str | None:
    words = " ".join(value.split()) if value else ""
    return words or None


def _fold(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


class _Quiet:
    """Keeps the extraction's own log lines from standard error: a failure says what matters."""

    def __enter__(self) -> None:
        self._disabled = logging.root.manager.disable
        logging.disable(logging.CRITICAL)

    def __exit__(self, *_: object) -> None:
        logging.disable(self._disabled)
