"""From what an input says of a report to the report: its parts, its day, its language, its id."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TypeVar

from situate.collect.languages import detect_language, normalise_language
from situate.collect.options import CollectOptions
from situate.collect.wire import Layout, read_layout
from situate.errors import SourceError
from situate.records import Dateline, Report, Span

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report as its input gives it.

    ``stated`` says that the fields are the input's own (JSON, ninjs), which come before the
    options; those found by looking into a web page come after them.
    """

    name: str
    position: str | None = None
    text: str
    stated: bool = True
    given_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    language: str | None = None
    retrieved: dt.datetime | None = None


def assemble_report(draft: Draft, options: CollectOptions) -> Report:
    """The report of a draft.

    Raises:
        SourceError: the text is empty, too large, or holds half of a surrogate pair.
    """
    _check_text(draft, options)
    text = draft.text
    layout = read_layout(text, title=draft.title)
    title = draft.title or _words(text, layout.headline)
    publisher = _choose(draft.stated, draft.publisher, options.publisher)
    publisher = publisher or _words(text, layout.publisher)
    agency = draft.agency or _words(text, layout.agency)
    stated_day = _choose(draft.stated, draft.published, options.published) or layout.written_day
    dateline = _make_dateline(layout, stated_day)
    return Report(
        input_name=_name_input(draft),
        id=compute_id(publisher, draft.url, title, text),
        given_id=draft.given_id,
        url=draft.url,
        publisher=publisher,
        agency=agency,
        title=title,
        byline=draft.byline or layout.byline,
        dateline=dateline,
        published=stated_day or (dateline.date if dateline is not None else None),
        retrieved=draft.retrieved,
        language=_find_language(draft, options, layout),
        text=text,
        story=layout.story,
        headline=layout.headline,
        publisher_span=_matching(text, layout.publisher, publisher),
        agency_span=_matching(text, layout.agency, agency),
    )


def compute_id(publisher: str | None, url: str | None, title: str | None, text: str) -> str:
    """The report's id: 32 hex digits of SHA-256 over ``publisher|url|title|text``."""
    joined = "|".join((publisher or "", url or "", title or "", text))
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:32]


def _check_text(draft: Draft, options: CollectOptions) -> None:
    most = options.max_bytes
    try:
        size = len(draft.text.encode("utf-8"))
        "".join((draft.title or "", draft.publisher or "", draft.url or "")).encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{draft.name}: field text or title holds half of a surrogate pair (character "
            f"{error.start}), which is no Unicode text; repair the program that wrote it",
            stage="decode",
        ) from error
    if size > most:
        raise SourceError(describe_too_large(draft.name, size, most), stage="read")
    if not draft.text.strip():
        raise SourceError(
            f"{draft.name}: field text is empty; there is no report in it", stage="parse"
        )


def describe_too_large(name: str, size: int, most: int) -> str:
    """The reason of a refusal for size."""
    return (
        f"{name}: {size / 1e6:.1f} MB is more than the {most / 1e6:.1f} MB that one report may "
        "have; split it into reports or raise the limit"
    )


def _choose(stated: bool, found: _Value | None, option: _Value | None) -> _Value | None:
    first, second = (found, option) if stated else (option, found)
    return first if first is not None else second


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else " ".join(text[span.start : span.end].split())


def _matching(text: str, span: Span | None, name: str | None) -> Span | None:
    """The span where the name in it is the one that was chosen."""
    words = _words(text, span)
    return (
        span
        if words is not None and name is not None and words.casefold() == name.casefold()
        else None
    )


def _make_dateline(layout: Layout, published: dt.date | None) -> Dateline | None:
    if layout.dateline is None or layout.dateline_parts is None:
        return None
    parts = layout.dateline_parts
    return Dateline(
        place=parts.place,
        date=parts.date.resolve(published) if parts.date is not None else None,
        start=layout.dateline.start,
        end=layout.dateline.end,
    )


def _find_language(draft: Draft, options: CollectOptions, layout: Layout) -> str | None:
    """The stated language, else the one the story tells, else the one a page claims.

    Pages often keep the language of their template, so the story's words come before it.
    """
    stated = draft.language if draft.stated else None
    for tag in (stated, options.language):
        known = normalise_language(tag) if tag else None
        if known is not None:
            return known
    sample = " ".join(
        draft.text[span.start : min(span.end, span.start + 4000)] for span in layout.story[:20]
    )
    told = detect_language(sample)
    if told is None and draft.language is not None:
        return normalise_language(draft.language)
    return told


def _name_input(draft: Draft) -> str:
    """The file or address, and where in it: "reports.jsonl, line 12"."""
    return draft.name if draft.position is None else f"{draft.name}, {draft.position}"
