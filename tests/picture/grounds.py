"""Events and places for the tests of control."""

from __future__ import annotations

import datetime as dt

from situate.records import (
    Backing,
    Event,
    KeptPlace,
    Origin,
    ToldParticipant,
    ToldPlace,
    Toll,
)

TOWN = KeptPlace(
    text="Marwa", id="geonames:1", name="Marwa", latitude=14.0, longitude=3.0,
    country="NE", admin1="Tillaberi", precision="exact", radius_km=2.0,
)  # fmt: skip


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def town(name: str, number: int) -> KeptPlace:
    return KeptPlace(
        text=name, id=f"geonames:{number}", name=name, country="NE", precision="exact",
        radius_km=2.0,
    )  # fmt: skip


class Events:
    """Makes events with ids in order."""

    def __init__(self) -> None:
        self.number = 0

    def make(
        self,
        kind: str,
        begin: str | None,
        *roles: tuple[str, str | None, str],
        end: str | None = "",
        place: KeptPlace = TOWN,
        origins: str = "alpha",
        mode: str | None = None,
        status: str = "asserted",
        relation: str | None = "at",
        precision: str = "day",
        published: str | None = None,
        killed: tuple[int, int, int] | None = None,
        report: str | None = None,
    ) -> Event:
        self.number += 1
        name = f"event{self.number:03}"
        backing = Backing(claims=(f"claim-{name}",), origins=tuple(origins.split()))
        first = day(begin) if begin else None
        last = first if end == "" else day(end) if end else None
        told = day(published) if published else last or first
        return Event(
            id=name, type=kind, mode=mode, status=status, aspect="done", begin=first, end=last,
            precision=precision, place=place,
            participants=tuple(
                ToldParticipant(role=r, actor=a, name=n, backing=backing) for r, a, n in roles
            ),
            tolls=() if killed is None else (
                Toll(what="killed", side=None, low=killed[0], best=killed[1], high=killed[2]),
            ),
            credibility=3, score=0.9,
            origins=tuple(Origin(id=o, kind="publisher", name=o) for o in origins.split()),
            claims=backing.claims, reports=(report or f"report-{name}",),
            first_published=told, last_published=told,
            types=(), statuses=(), days=(), counts=(),
            places=(ToldPlace(place=place, relation=relation, backing=backing),),
        )  # fmt: skip


ARMY = ("actor", "NE:army", "the army")
REBELS = ("actor", "front", "the Front")
