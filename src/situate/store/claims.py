"""Claims: kept for good, found by id, report or block; their origins beside them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update

from situate.records import BlockKey, KeptClaim, Origin
from situate.store import tables
from situate.store.blocks import block_columns, candidate_query
from situate.store.columns import NO_DAY, pack, unit_vector, unpack
from situate.store.search import CLAIM_WORDS, index_words
from situate.store.statements import Statements, batches

_claims, _origins, _links = tables.claims, tables.origins, tables.claim_origins
_ORIGIN_COLUMNS = tuple(_origins.c[field.name] for field in dataclasses.fields(Origin))
DOCUMENT = select(_claims.c.number, _claims.c.id, _claims.c.document)


class ClaimRows(Statements):
    """Claims, their block keys and their origins in one unit."""

    def claims(self, ids: Iterable[str]) -> list[KeptClaim]:
        """Claims with their origins, in the order asked for; those not kept are left out."""
        wanted = list(dict.fromkeys(ids))
        rows = list(self._where_in(DOCUMENT, _claims.c.id, wanted))
        found = {claim.id: claim for claim in self._read_claims(rows)}
        return [found[claim_id] for claim_id in wanted if claim_id in found]

    def claims_of_report(self, report_id: str) -> list[KeptClaim]:
        """The claims of a report in the order of its reading; empty if it is not kept."""
        reports = tables.reports
        query = (
            DOCUMENT.join(reports, reports.c.number == _claims.c.report)
            .where(reports.c.id == report_id)
            .order_by(_claims.c.number)
        )
        return self._read_claims(self._connection.execute(query).mappings().all())

    def current_claims(self, ids: Iterable[str]) -> list[str]:
        """Those of the ids whose report is not superseded, in the order asked for."""
        wanted = list(dict.fromkeys(ids))
        query = select(_claims.c.id).where(_claims.c.current)
        found = {row["id"] for row in self._where_in(query, _claims.c.id, wanted)}
        return [claim_id for claim_id in wanted if claim_id in found]

    def claims_of_origin(self, origin_id: str) -> list[str]:
        """The ids of the claims that an origin stands behind, in order of arrival."""
        query = (
            select(_claims.c.id)
            .join(_links, _links.c.claim == _claims.c.number)
            .join(_origins, _origins.c.number == _links.c.origin)
            .where(_origins.c.id == origin_id)
            .order_by(_claims.c.number)
        )
        return list(self._connection.execute(query).scalars())

    def origins(self) -> list[tuple[Origin, int]]:
        """The origins with the number of claims that each stands behind, most first."""
        many = func.count(_links.c.claim)
        query = (
            select(*_ORIGIN_COLUMNS, many.label("claims"))
            .join(_links, _links.c.origin == _origins.c.number)
            .group_by(*_ORIGIN_COLUMNS)
            .order_by(many.desc(), _origins.c.id)
        )
        rows = self._connection.execute(query).mappings()
        return [(_read_origin(row), row["claims"]) for row in rows]

    def set_keys(self, keys: Mapping[str, BlockKey]) -> None:
        """Set where and when claims could meet others."""
        numbers = self._numbers_of_claims(keys.keys())
        rows = [
            {"key_of": numbers[claim_id], **block_columns(key)} for claim_id, key in keys.items()
        ]
        if rows:
            statement = update(_claims).where(_claims.c.number == bindparam("key_of"))
            names: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "key_of"}
            self._connection.execute(statement.values(names), rows)

    def candidates(self, key: BlockKey) -> list[KeptClaim]:
        """The current claims whose key meets a key, in order of arrival."""
        return self.candidates_of({"": key})[""]

    def candidates_of(self, keys: Mapping[str, BlockKey]) -> dict[str, list[KeptClaim]]:
        """The current claims whose key meets each of some keys, each in order of arrival."""
        met: dict[str, list[int]] = {}
        for name, key in keys.items():
            query, values = candidate_query(key)
            met[name] = sorted(self._connection.execute(query, values).scalars())
        numbers = sorted({number for some in met.values() for number in some})
        claims = dict(zip(numbers, self._read_numbers(numbers), strict=True))
        return {name: [claims[number] for number in some] for name, some in met.items()}

    def set_origins(self, origins: Mapping[str, tuple[Origin, ...]]) -> None:
        """Set the origins of claims; what was set before is replaced."""
        numbers = self._numbers_of_claims(origins.keys())
        known = self._keep_origins(origin for some in origins.values() for origin in some)
        self._delete(_links.c.claim, numbers.values())
        self._insert(
            _links,
            [
                {"claim": numbers[claim_id], "position": position, "origin": known[origin.id]}
                for claim_id, some in origins.items()
                for position, origin in enumerate(some)
            ],
        )

    def _keep_origins(self, origins: Iterable[Origin]) -> dict[str, int]:
        by_id = {origin.id: origin for origin in origins}
        rows = [dataclasses.asdict(origin) for _, origin in sorted(by_id.items())]
        self._put(_origins, rows, ["id"])
        return self._find_numbers(_origins, by_id)

    def _add_claims(self, report: int, claims: Sequence[KeptClaim]) -> None:
        self._insert(_claims, [_claim_row(report, claim) for claim in claims])
        numbers = self._numbers_of_claims([claim.id for claim in claims])
        self._insert(
            tables.claim_actors,
            [
                {"actor": actor, "claim": numbers[claim.id]}
                for claim in claims
                for actor in sorted(claim.actors)
            ],
        )
        index_words(self._connection, CLAIM_WORDS, [(numbers[c.id], (c.quote,)) for c in claims])
        self.set_origins({claim.id: claim.origins for claim in claims if claim.origins})

    def _read_numbers(self, numbers: Sequence[int]) -> list[KeptClaim]:
        """The claims with these numbers, in this order; those read lately are not fetched again."""
        known = {n: claim for n in numbers if (claim := self._memory.get(n)) is not None}
        fresh = (number for number in numbers if number not in known)
        for row in self._where_in(DOCUMENT, _claims.c.number, fresh):
            known[row["number"]] = unpack(KeptClaim, row["document"])
        told = self._origins_of(numbers)
        return [self._with_origins(n, known[n], told.get(n, ())) for n in numbers]

    def _read_claims(self, rows: Sequence[Any]) -> list[KeptClaim]:
        told = self._origins_of([row["number"] for row in rows])
        claims = []
        for row in rows:
            number = row["number"]
            claim = self._memory.get(number) or unpack(KeptClaim, row["document"])
            claims.append(self._with_origins(number, claim, told.get(number, ())))
        return claims

    def _with_origins(self, number: int, claim: KeptClaim, told: tuple[Origin, ...]) -> KeptClaim:
        if claim.origins != told:
            claim = dataclasses.replace(claim, origins=told)
        self._memory.put(number, claim)
        return claim

    def _origins_of(self, numbers: Iterable[int]) -> dict[int, tuple[Origin, ...]]:
        links = select(_links.c.claim, _links.c.origin).order_by(_links.c.claim, _links.c.position)
        told: dict[int, tuple[int, ...]] = {}
        for some in batches(numbers):
            for claim, origin in self._connection.execute(links.where(_links.c.claim.in_(some))):
                told[claim] = (*told.get(claim, ()), origin)
        known = self._read_origins({origin for some in told.values() for origin in some})
        return {claim: tuple(known[origin] for origin in some) for claim, some in told.items()}

    def _read_origins(self, numbers: Iterable[int]) -> dict[int, Origin]:
        query = select(_origins.c.number, *_ORIGIN_COLUMNS)
        return {
            row["number"]: _read_origin(row)
            for row in self._where_in(query, _origins.c.number, sorted(numbers))
        }

    def _stream_claims(self, query: Select[Any]) -> Iterator[KeptClaim]:
        for rows in batches(self._stream(query), 256):
            yield from self._read_claims(rows)


def _read_origin(row: Any) -> Origin:
    return Origin(**{column.name: row[column.name] for column in _ORIGIN_COLUMNS})


def where_columns(begin: dt.date | None, end: dt.date | None, place: Any) -> dict[str, object]:
    """The columns of days and place that claims and events have in common."""
    latitude = None if place is None else place.latitude
    longitude = None if place is None else place.longitude
    x, y, z = unit_vector(latitude, longitude)
    return {
        "day": begin or end or NO_DAY,
        "begin": begin,
        "end": end,
        "country": None if place is None else place.country,
        "admin1": None if place is None else place.admin1,
        "place_id": None if place is None else place.id,
        "latitude": latitude,
        "longitude": longitude,
        "x": x,
        "y": y,
        "z": z,
    }


def _claim_row(report: int, claim: KeptClaim) -> dict[str, object]:
    time = claim.time
    return {
        "id": claim.id,
        "report": report,
        "current": True,
        "type": claim.type,
        "status": claim.status,
        **where_columns(
            None if time is None else time.begin, None if time is None else time.end, claim.place
        ),
        "document": pack(dataclasses.replace(claim, origins=())),
    }
