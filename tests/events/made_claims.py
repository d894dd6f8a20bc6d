"""Kept claims, made up for tests: each factory fills in what a test does not say."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import Any

from situate.records import (
    ClaimTime,
    Codes,
    Count,
    KeptClaim,
    KeptParticipant,
    KeptPlace,
    Mention,
    Origin,
)

SEPTEMBER = dt.date(2017, 9, 1)
_numbers = itertools.count(1)

QASR = KeptPlace(
    text="Qasr", id="geonames:1", name="Qasr", latitude=35.0, longitude=37.5, feature="settlement",
    country="SY", admin1="Hama", precision="exact", radius_km=3.0,
)  # fmt: skip
TELL = KeptPlace(
    text="Tell", id="geonames:2", name="Tell", latitude=35.8, longitude=38.5, feature="settlement",
    country="SY", admin1="Raqqa", precision="exact", radius_km=3.0,
)  # fmt: skip
HAMA = KeptPlace(
    text="Hama province", id="geonames:3", name="Hama", latitude=35.1, longitude=37.0,
    feature="admin1", country="SY", admin1="Hama", precision="admin1", radius_km=70.0,
)  # fmt: skip
SYRIA = KeptPlace(
    text="Syria", id="iso:SY", name="Syria", latitude=35.0, longitude=38.0, feature="country",
    country="SY", precision="country", radius_km=300.0,
)  # fmt: skip


def day(number: int) -> dt.date:
    """A day of September 2017."""
    return dt.date(2017, 9, number)


def on(
    first: int, last: int | None = None, *, basis: str = "stated", precision: str = "day"
) -> Any:
    """The days of a claim, in September 2017."""
    return ClaimTime(
        begin=day(first), end=day(last or first), precision=precision, times=(), basis=basis
    )


def who(role: str, text: str, actor: str | None = None, *, start: int = 0) -> KeptParticipant:
    return KeptParticipant(role=role, text=text, actor=actor, start=start, end=start + len(text))


def origin(name: str, *, actor: str | None = None, kind: str = "speaker") -> Origin:
    return Origin(id=f"{kind}:{name}", kind=kind, name=name, actor=actor)


def number(
    best: int | None,
    people: str | None = None,
    *,
    what: str = "killed",
    low: int | None = -1,
    high: int | None = -1,
    start: int = 500,
) -> Count:
    """A count; without bounds an exact one."""
    return Count(
        what=what, who=people, low=best if low == -1 else low, best=best,
        high=best if high == -1 else high, start=start, end=start + 5, text="words",
    )  # fmt: skip


def claim(
    *origins: str | Origin,
    kind: str = "attack",
    status: str = "asserted",
    published: int | None = 3,
    cast: Sequence[KeptParticipant] = (),
    counts: Sequence[Count] = (),
    **fields: Any,
) -> KeptClaim:
    """A claim of some origins (names or records), published on a day of September 2017."""
    serial = next(_numbers)
    place = fields.get("place")
    known: dict[str, Any] = {
        "id": f"c{serial:05d}",
        "report": f"r{serial:05d}",
        "published": None if published is None else day(published),
        "quote": f"Gunmen attacked {'the village' if place is None else place.text}.",
        "quote_start": 0,
        "type": kind,
        "mode": None,
        "trigger": Mention(start=7, end=15, text="attacked"),
        "status": status,
        "aspect": "done",
        "participants": tuple(cast),
        "place": None,
        "place_relation": None,
        "time": None,
        "counts": tuple(counts),
        "sources": (),
        "framing": (),
        "codes": Codes(),
        "score": 0.8,
        "origins": tuple(origin(o) if isinstance(o, str) else o for o in origins),
    }
    return KeptClaim(**(known | fields))
