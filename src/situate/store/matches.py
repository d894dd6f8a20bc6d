"""Scored pairs of claims, and what is connected through them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, select

from situate.records import Match
from situate.store import tables
from situate.store.statements import Statements

_matches, _claims = tables.matches, tables.claims


class MatchRows(Statements):
    """Matches of claims in one unit."""

    def add_matches(self, matches: Iterable[Match]) -> None:
        """Keep matches between kept claims; a known pair takes its new score."""
        given = {(match.first, match.second): match for match in matches}
        numbers = self._numbers_of_claims({claim_id for pair in given for claim_id in pair})
        rows = [
            {
                "first": numbers[first],
                "second": numbers[second],
                "score": match.score,
                "forbidden": match.forbidden,
            }
            for (first, second), match in sorted(given.items())
        ]
        self._put(_matches, rows, ["first", "second"])

    def forget_matches(self, ids: Iterable[str]) -> None:
        """Drop all matches of claims, as before they are scored afresh."""
        numbers = self._find_numbers(_claims, ids).values()
        self._delete(_matches.c.first, numbers)
        self._delete(_matches.c.second, numbers)

    def matches_among(self, ids: Iterable[str]) -> list[Match]:
        """The matches both of whose claims are among the ids, by their ids."""
        names = {number: claim_id for claim_id, number in self._find_numbers(_claims, ids).items()}
        rows = self._where_in(select(_matches), _matches.c.first, sorted(names))
        found = [
            Match(
                first=names[row["first"]],
                second=names[row["second"]],
                score=row["score"],
                forbidden=row["forbidden"],
            )
            for row in rows
            if row["second"] in names
        ]
        return sorted(found, key=lambda match: (match.first, match.second))

    def component(self, ids: Iterable[str], least: float) -> list[str]:
        """The current claims that are connected with these claims, and these themselves, sorted.

        Two claims are connected by a match that is not forbidden and scores ``least`` or more;
        claims of superseded reports neither count nor connect.
        """
        start = self._find_numbers(_claims, ids)
        query = select(_claims.c.number).where(_claims.c.current)
        fresh = {
            row["number"] for row in self._where_in(query, _claims.c.number, sorted(start.values()))
        }
        seen = set(fresh)
        while fresh:
            fresh = self._neighbours(fresh, least) - seen
            seen |= fresh
        rows = self._where_in(select(_claims.c.id), _claims.c.number, sorted(seen))
        return sorted(row["id"] for row in rows)

    def _neighbours(self, numbers: Iterable[int], least: float) -> set[int]:
        found: set[int] = set()
        edge = sorted(numbers)
        for near, far in (
            (_matches.c.first, _matches.c.second),
            (_matches.c.second, _matches.c.first),
        ):
            query = (
                select(far.label("number"))
                .join(_claims, and_(_claims.c.number == far, _claims.c.current))
                .where(_strong(least))
            )
            found |= {row["number"] for row in self._where_in(query, near, edge)}
        return found


def _strong(least: float) -> ColumnElement[bool]:
    return and_(_matches.c.score >= least, _matches.c.forbidden.is_(False))
