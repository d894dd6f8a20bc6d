"""Readings of an invented war reporting, as many as wanted, for measuring the ledger.

Six countries at war, happenings at real towns drawn by how often towns are in the news (Zipf), each
told by one to five reports of the days after; a report tells eight happenings of its country in
sentences of its own words, and one report in ten is a reprint. Nothing is read: the readings are
built, with true offsets, so that what is measured is the ledger alone.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from benchmarks.texts import read_examples
from situate.actors.registry import ActorRegistry
from situate.gazetteer import Gazetteer, GazetteerPlace
from situate.gazetteer.store import open_file
from situate.records import (
    SCHEMA,
    Claim,
    ClaimSource,
    ClaimTime,
    Codes,
    Count,
    Entity,
    Mention,
    Participant,
    Place,
    Reading,
    Report,
    Run,
    Span,
)
from situate.text import digest

COUNTRIES = ("SY", "UA", "SD", "YE", "MM", "ML")
FIRST_DAY = dt.date(2021, 1, 1)
DAYS = 1000
CLAIMS_A_REPORT = 8
_VERBS = {
    "clash": "clashed", "air-strike": "bombed", "shelling": "shelled", "capture": "captured",
    "attack": "attacked", "abduction": "abducted", "displacement": "fled", "arrest": "arrested",
    "movement": "deployed", "protest": "protested", "agreement": "agreed", "siege": "besieged",
}  # fmt: skip
_RUN = Run(
    code="0", reader="generated", model="-", gazetteer="-", codebook="conflict.v1", config="-"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happening:
    type: str
    day: dt.date
    town: GazetteerPlace
    admin1: str | None
    actor: str
    killed: int


class ReportWriter:
    """Writes readings, always the same for a seed."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.gazetteer, registry = Gazetteer(), ActorRegistry.load()
        self.towns = {code: _towns(code, self.gazetteer) for code in COUNTRIES}
        self.actors = {
            code: [one.id for one in registry if code in one.countries and one.armed][:30]
            or [f"{code}:army"]
            for code in COUNTRIES
        }
        self.words = sorted({w for report in read_examples() for w in report.text.split()})

    def write(self, claims: int) -> Iterator[Reading]:
        """Readings that hold together at least so many claims, in order of publication."""
        reports = -(-claims // CLAIMS_A_REPORT)
        open_happenings: dict[str, list[_Happening]] = {code: [] for code in COUNTRIES}
        last: dict[str, Reading] = {}
        for number in range(reports):
            day = FIRST_DAY + dt.timedelta(days=number * DAYS // reports)
            code = COUNTRIES[number % len(COUNTRIES)]
            if code in last and self.random.random() < 0.1:
                yield self._reprint(last[code], number)
                continue
            told = self._choose(code, day, open_happenings[code])
            last[code] = self._tell(told, day, number)
            yield last[code]

    def _choose(self, code: str, day: dt.date, known: list[_Happening]) -> list[_Happening]:
        """Half of what is told is news of others from the last three days, half is new."""
        known[:] = [one for one in known if (day - one.day).days <= 3]
        old = self.random.sample(known, min(len(known), CLAIMS_A_REPORT // 2))
        new = [self._happen(code, day) for _ in range(CLAIMS_A_REPORT - len(old))]
        known.extend(new)
        return old + new

    def _happen(self, code: str, day: dt.date) -> _Happening:
        towns = self.towns[code]
        rank = min(len(towns) - 1, int(self.random.paretovariate(0.6)) - 1)
        return _Happening(
            type=self.random.choice(list(_VERBS)),
            day=day - dt.timedelta(days=self.random.choice((0, 1, 1, 2))),
            town=towns[rank],
            admin1=self._name_unit(towns[rank]),
            actor=self.random.choice(self.actors[code]),
            killed=self.random.randrange(20),
        )

    def _name_unit(self, town: GazetteerPlace) -> str | None:
        return None if town.admin1 is None else self.gazetteer.place(town.admin1).name

    def _reprint(self, reading: Reading, number: int) -> Reading:
        publisher = f"Paper {number % 97}"
        report = _make_report(reading.report.text, publisher, reading.report.published, number)
        claims = tuple(_with_report(claim, report, publisher) for claim in reading.claims)
        return _make_reading(report, reading.sentences, reading.entities, reading.places, claims)

    def _tell(self, told: Sequence[_Happening], day: dt.date, number: int) -> Reading:
        sentences: list[str] = []
        for one in told:
            fill = " ".join(self.random.choices(self.words, k=18))
            sentences.append(
                f"{one.actor} {_VERBS[one.type]} at {one.town.name}, {one.killed} died: {fill}."
            )
        text = "\n\n".join(sentences)
        publisher = f"Paper {number % 97}"
        report = _make_report(text, publisher, day, number)
        spans, entities, places, claims = [], [], [], []
        position = 0
        for index, (one, sentence) in enumerate(zip(told, sentences, strict=True)):
            spans.append(Span(start=position, end=position + len(sentence)))
            entities.append(_entity(one, text, position))
            places.append(_place(one, text, position))
            claims.append(_claim(one, index, text, spans[-1], report))
            position += len(sentence) + 2
        return _make_reading(report, tuple(spans), tuple(entities), tuple(places), tuple(claims))


def _towns(code: str, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """The largest towns of a country, largest first."""
    with closing(open_file(gazetteer.path)) as rows:
        keys = [key for (key,) in rows.execute("select id from place where country = ?", (code,))]
    places = map(gazetteer.place, keys)
    found = [one for one in places if one.feature == "settlement" and one.countries == (code,)]
    return sorted(found, key=lambda one: (-(one.population or 0), one.id))[:400]


def _find(text: str, words: str, position: int) -> dict[str, int | str]:
    start = text.index(words, position)
    return {"start": start, "end": start + len(words), "text": words}


def _entity(one: _Happening, text: str, position: int) -> Entity:
    return Entity(**_find(text, one.actor, position), kind="group", actor=one.actor)  # type: ignore[arg-type]


def _place(one: _Happening, text: str, position: int) -> Place:
    return Place(
        **_find(text, one.town.name, position),  # type: ignore[arg-type]
        id=one.town.id,
        name=one.town.name,
        latitude=one.town.latitude,
        longitude=one.town.longitude,
        feature="settlement",
        country=one.town.countries[0],
        admin1=one.admin1,
        precision="exact",
        radius_km=3.0,
    )


def _claim(one: _Happening, index: int, text: str, sentence: Span, report: Report) -> Claim:
    trigger = Mention(**_find(text, _VERBS[one.type], sentence.start))  # type: ignore[arg-type]
    actor = _find(text, one.actor, sentence.start)
    killed = _find(text, str(one.killed), trigger.end)
    return Claim(
        id=digest(report.id, str(trigger.start), one.type)[:16],
        sentence=index,
        type=one.type,
        mode=None,
        trigger=trigger,
        status="asserted",
        aspect="done",
        participants=(Participant(role="actor", **actor, actor=one.actor, entity=index),),  # type: ignore[arg-type]
        place=index,
        place_relation="at",
        time=ClaimTime(begin=one.day, end=one.day, precision="day", times=(), basis="stated"),
        counts=(
            Count(what="killed", who=None, low=one.killed, best=one.killed, high=one.killed,
                  **killed),  # type: ignore[arg-type]
        ),
        sources=(ClaimSource(role="publisher", name=str(report.publisher)),),
        framing=(),
        codes=Codes(),
        score=0.8,
    )  # fmt: skip


def _with_report(claim: Claim, report: Report, publisher: str) -> Claim:
    return dataclasses.replace(
        claim,
        id=digest(report.id, str(claim.trigger.start), claim.type)[:16],
        sources=(ClaimSource(role="publisher", name=publisher),),
    )


def _make_report(text: str, publisher: str, day: dt.date | None, number: int) -> Report:
    return Report(
        id=digest(publisher, str(number), text),
        given_id=str(number),
        publisher=publisher,
        title=f"Report {number}",
        published=day,
        language="en",
        text=text,
        story=(Span(start=0, end=len(text)),),
    )


def _make_reading(
    report: Report,
    sentences: tuple[Span, ...],
    entities: tuple[Entity, ...],
    places: tuple[Place, ...],
    claims: tuple[Claim, ...],
) -> Reading:
    return Reading(
        schema=SCHEMA,
        run=_RUN,
        report=report,
        sentences=sentences,
        entities=entities,
        places=places,
        times=(),
        attributions=(),
        claims=claims,
    )
