"""Edits of a claim's fields: which fields a person may correct, to what, and the claim corrected.

An edit never touches what the report says: quote, offsets and words stay as they were read.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from situate.dates import PRECISIONS
from situate.errors import ConfigError
from situate.reading_format import parse_json
from situate.records import ClaimTime, Count, KeptClaim, KeptParticipant, KeptPlace

STATUSES = ("asserted", "denied", "planned", "possible", "demanded", "threatened")
ASPECTS = ("done", "ongoing", "ended", "repeated")
RELATIONS = ("at", "near", "from", "to", "through", "between")
ROLES = (
    "actor", "supporter", "target", "victim", "party", "object", "instrument", "beneficiary",
)  # fmt: skip
COUNTED = (
    "killed", "injured", "captured", "displaced", "missing", "participants", "vehicles", "other",
)  # fmt: skip
FIELDS = (
    "type", "mode", "status", "aspect", "place", "place_relation", "days",
    "participants.N.actor", "participants.N.role", "counts.N",
)  # fmt: skip
_NUMBERED = re.compile(r"(participants|counts)\.(\d{1,4})(?:\.(actor|role))?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BOUNDS = ("low", "best", "high")
_REMOVED = None


def check_edit(field: str | None, value: str | None, *, claim: KeptClaim | None = None) -> None:
    """Check that a field may be edited to a value, and that the claim has it.

    Raises:
        ConfigError: there is no such field, the value is no JSON or none that the field may hold,
            or the claim has no participant or count of that number.
    """
    parsed = _parse_value(field, value)
    numbered = _NUMBERED.fullmatch(field or "")
    if numbered is None or claim is None:
        return
    listed = len(getattr(claim, numbered[1]))
    if int(numbered[2]) >= listed:
        raise ConfigError(
            f"claim {claim.id} has {listed} {numbered[1]}, numbered from 0; there is none to edit "
            f"to {parsed!r} at {field}"
        )


def edit_claim(claim: KeptClaim, edits: Mapping[str, str | None]) -> KeptClaim:
    """A claim with edits laid over it: values in JSON by field.

    An edit of a participant or count that the claim has not is passed over, for a later reading of
    the report may find fewer.

    Raises:
        ConfigError: a field or value is not allowed.
    """
    changes: dict[str, Any] = {}
    participants: list[KeptParticipant] = list(claim.participants)
    counts: list[Count | None] = list(claim.counts)
    for field, value in edits.items():
        parsed = _parse_value(field, value)
        numbered = _NUMBERED.fullmatch(field)
        if numbered is None:
            changes["time" if field == "days" else field] = parsed
            continue
        index = int(numbered[2])
        if numbered[1] == "participants" and index < len(participants):
            participants[index] = dataclasses.replace(participants[index], **{numbered[3]: parsed})
        elif numbered[1] == "counts" and index < len(counts):
            counts[index] = parsed and dataclasses.replace(claim.counts[index], **parsed)
    return dataclasses.replace(
        claim,
        participants=tuple(participants),
        counts=tuple(count for count in counts if count is not _REMOVED),
        **changes,
    )


def write_place(place: KeptPlace | None) -> str:
    """The value of an edit of the place; None takes the place away."""
    return "null" if place is None else json.dumps(dataclasses.asdict(place), ensure_ascii=False)


def read_place(value: str | None) -> KeptPlace | None:
    """The place that ``write_place`` wrote."""
    place: KeptPlace | None = _parse_value("place", value)
    return place


def _parse_value(field: str | None, value: str | None) -> Any:
    """What a field is to hold: a word, a record, or None."""
    numbered = _NUMBERED.fullmatch(field or "")
    name = f"{numbered[1]}.N" + (f".{numbered[3]}" if numbered[3] else "") if numbered else field
    if name not in _PARSERS:
        raise ConfigError(
            f"{field!r} is no field that can be edited; give one of {', '.join(FIELDS)} "
            "(N counts from 0)"
        )
    return _PARSERS[name](field or "", _load(field, value))


def _load(field: str | None, value: str | None) -> Any:
    try:
        return json.loads(value if value is not None else "")
    except json.JSONDecodeError as error:
        raise ConfigError(
            f"the value {value!r} of {field} is no JSON ({error}); write words in quotes, and null "
            "for nothing"
        ) from error


def _one_of(words: tuple[str, ...], *, nothing: bool = False) -> Callable[[str, Any], str | None]:
    def parse(field: str, value: Any) -> str | None:
        if (value is None and nothing) or value in words:
            return value if value is None else str(value)
        allowed = ", ".join((*words, "null") if nothing else words)
        raise ConfigError(f"{field} cannot be {value!r}; give one of {allowed}")

    return parse


def _parse_slug(field: str, value: Any) -> str:
    if isinstance(value, str) and _SLUG.fullmatch(value):
        return value
    raise ConfigError(
        f'{field} cannot be {value!r}; give a name of the codebook, such as "air-strike"'
    )


def _parse_mode(field: str, value: Any) -> str | None:
    return None if value is None else _parse_slug(field, value)


def _parse_actor(field: str, value: Any) -> str | None:
    if value is None or (isinstance(value, str) and value.strip() == value != ""):
        return value
    raise ConfigError(f"{field} cannot be {value!r}; give the id of a registry entry, or null")


def _parse_place(field: str, value: Any) -> KeptPlace | None:
    if value is None:
        return None
    try:
        place = parse_json(KeptPlace, json.dumps(value))
    except ValueError as error:
        raise ConfigError(
            f"{field} cannot be {value!r}; give null, or an entry of the gazetteer as an object "
            "with text, id, name, latitude, longitude, country, precision and radius_km"
        ) from error
    if place.id is None:
        raise ConfigError(
            f"{field} has no id; give an entry of the gazetteer with its id, or null for no place"
        )
    return place


def _parse_days(field: str, value: Any) -> ClaimTime | None:
    if value is None:
        return None
    expected = (
        f"{field} cannot be {value!r}; give null or an object such as "
        '{"begin": "2017-09-02", "end": "2017-09-02", "precision": "day"}'
    )
    if not isinstance(value, dict) or not set(value) <= {"begin", "end", "precision"}:
        raise ConfigError(expected)
    try:
        begin, end = (_parse_day(value.get(side)) for side in ("begin", "end"))
    except (TypeError, ValueError) as error:
        raise ConfigError(expected) from error
    precision = value.get("precision", "day")
    if precision not in PRECISIONS[:-1] or (begin is None and end is None):
        raise ConfigError(expected)
    if begin is not None and end is not None and end < begin:
        raise ConfigError(f"{field} would end ({end}) before they begin ({begin})")
    return ClaimTime(begin=begin, end=end, precision=precision, times=(), basis="stated")


def _parse_day(value: Any) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _parse_count(field: str, value: Any) -> dict[str, Any] | None:
    """The parts of a count that change; None takes it away."""
    if value is None:
        return None
    allowed = ("what", "who", *_BOUNDS)
    if not isinstance(value, dict) or not value or not set(value) <= set(allowed):
        raise ConfigError(
            f"{field} cannot be {value!r}; give null or an object of some of {', '.join(allowed)}"
        )
    if "what" in value:
        _one_of(COUNTED)(f"{field}.what", value["what"])
    if not isinstance(value.get("who"), str | None):
        raise ConfigError(f"{field}.who cannot be {value['who']!r}; give words or null")
    if set(_BOUNDS) & set(value):
        return value | _parse_bounds(field, value)
    return dict(value)


def _parse_bounds(field: str, value: Mapping[str, Any]) -> dict[str, int | None]:
    """All three bounds, for one without the others would not fit them."""
    bounds = {name: value.get(name) for name in _BOUNDS}
    known = [number for number in bounds.values() if number is not None]
    whole = all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in known)
    if not whole or not known or known != sorted(known):
        raise ConfigError(
            f"{field} cannot be {dict(value)!r}; give low, best and high together, whole numbers "
            "in that order, null where unknown"
        )
    return bounds


_PARSERS: Mapping[str | None, Callable[[str, Any], Any]] = {
    "type": _parse_slug,
    "mode": _parse_mode,
    "status": _one_of(STATUSES),
    "aspect": _one_of(ASPECTS),
    "place": _parse_place,
    "place_relation": _one_of(RELATIONS, nothing=True),
    "days": _parse_days,
    "participants.N.actor": _parse_actor,
    "participants.N.role": _one_of(ROLES),
    "counts.N": _parse_count,
}
