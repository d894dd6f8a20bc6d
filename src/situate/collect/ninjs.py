"""IPTC ninjs, "news in JSON", versions 2.x and 3.x (3.x spells the same names in camel case)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from situate.collect.drafts import Draft
from situate.collect.outlets import is_agency
from situate.collect.written_dates import parse_day
from situate.errors import SourceError

_MARKING_KEYS = frozenset(
    (
        "bodies",
        "headlines",
        "versioncreated",
        "firstcreated",
        "contentcreated",
        "representationtype",
        "infosources",
        "copyrightholder",
        "pubstatus",
        "body_text",
        "body_html",
    )
)
_DATE_KEYS = ("versioncreated", "firstcreated", "contentcreated")
_PUBLISHER_ROLES = ("publisher", "distributor", "aggregator", "commissioner")
_AGENCY_ROLES = ("agency", "creator", "origin", "provider", "source", "contributor", "author")
_MAIN_ROLES = ("main", "body", "full", "default", "headline")


class _Part(BaseModel):
    """A headline or body: its words and how they are written down."""

    model_config = ConfigDict(strict=True, extra="ignore")

    role: str | None = None
    contenttype: str | None = None
    value: str = ""


class _Source(BaseModel):
    """An information source: a name or code, and the part it played."""

    model_config = ConfigDict(strict=True, extra="ignore")

    name: str | None = None
    role: str | None = None
    literal: str | None = None


def _lower_keys(value: object) -> object:
    if isinstance(value, dict):
        return {str(key).lower(): one for key, one in value.items()}
    return value


class _Item(BaseModel):
    """The fields of a ninjs item that a report is made of, keys in lower case."""

    model_config = ConfigDict(strict=True, extra="ignore")

    uri: str
    type: str | None = None
    pubstatus: str | None = None
    language: str | None = None
    headlines: list[Annotated[_Part, BeforeValidator(_lower_keys)]] = Field(default_factory=list)
    bodies: list[Annotated[_Part, BeforeValidator(_lower_keys)]] = Field(default_factory=list)
    infosources: list[Annotated[_Source, BeforeValidator(_lower_keys)]] = Field(
        default_factory=list
    )
    title: str | None = None
    by: str | None = None
    copyrightholder: str | None = None
    versioncreated: str | None = None
    firstcreated: str | None = None
    contentcreated: str | None = None


def is_ninjs(value: dict[str, Any]) -> bool:
    """Whether a JSON object is a ninjs item, by its keys."""
    keys = {key.lower() for key in value}
    standard = value.get("standard")
    if isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs":
        return True
    return "uri" in keys and "text" not in keys and bool(keys & _MARKING_KEYS)


def read_ninjs(value: dict[str, Any], name: str, position: str | None) -> Draft:
    """The report of a ninjs item: headline, blank line, body; markup is turned into plain text.

    ``located`` names where the item was written; a dateline is only what the text itself opens
    with, so it is not taken over.

    Raises:
        SourceError: the item is withdrawn, or has no words.
        pydantic.ValidationError: a field is missing or of a wrong type.
    """
    item = _Item.model_validate(_lower_keys(value))
    if item.pubstatus in ("canceled", "withheld"):
        raise SourceError(
            f"{name}: field pubstatus is {item.pubstatus}: not to be used", stage="parse"
        )
    headline = _read_part(item.headlines) or item.title
    body = _read_part(item.bodies)
    if not body:
        raise SourceError(
            f"{name}: field bodies holds no text; a ninjs item without words cannot be read",
            stage="parse",
        )
    publisher, agency = _read_sources(item)
    return Draft(
        name=name,
        position=position,
        text=f"{headline}\n\n{body}" if headline else body,
        given_id=item.uri,
        url=item.uri if item.uri.startswith(("http://", "https://")) else None,
        publisher=publisher,
        agency=agency,
        title=headline,
        byline=_strip_by(item.by),
        published=_read_day(item),
        language=item.language,
    )


def _read_part(parts: list[_Part]) -> str | None:
    """The main headline or body: plain text before markup, the main role before others."""
    filled = [part for part in parts if part.value.strip()]
    if not filled:
        return None
    best = min(filled, key=lambda part: (not _is_main(part), _is_markup(part)))
    if not _is_markup(best):
        return best.value.strip()
    from situate.collect.markup import strip_markup

    return strip_markup(best.value) or None


def _is_main(part: _Part) -> bool:
    role = (part.role or "main").lower().rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    return role in _MAIN_ROLES


def _is_markup(part: _Part) -> bool:
    kind = (part.contenttype or "").lower()
    if kind:
        return "html" in kind or "xml" in kind
    return part.value.lstrip().startswith("<")


def _read_sources(item: _Item) -> tuple[str | None, str | None]:
    """Publisher and agency by the roles of the sources; else the copyright holder published.

    A source without a role is the agency where the item has a publisher beside it.
    """
    publisher = agency = unknown = None
    for source in item.infosources:
        label = source.name or source.literal
        role = (source.role or "").lower()
        if label is None:
            continue
        if any(one in role for one in _PUBLISHER_ROLES):
            publisher = publisher or label
        elif any(one in role for one in _AGENCY_ROLES) or is_agency(label):
            agency = agency or label
        else:
            unknown = unknown or label
    publisher = publisher or item.copyrightholder
    if publisher is None:
        return unknown, agency
    return publisher, agency or unknown


def _read_day(item: _Item) -> dt.date | None:
    for key in _DATE_KEYS:
        written = getattr(item, key)
        if not written:
            continue
        day = parse_day(written)
        if day is None:
            raise SourceError(f"field {key} {written[:40]!r} is no date-time", stage="parse")
        return day
    return None


def _strip_by(byline: str | None) -> str | None:
    if byline is None or not byline.strip():
        return None
    words = byline.strip()
    return words[3:].strip() if words[:3].lower() == "by " else words
