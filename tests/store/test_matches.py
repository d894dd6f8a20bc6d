from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_builders import kept, make_reading

from situate.errors import StoreError
from situate.records import Match
from situate.store import Store

COUNT = 12
EDGES = st.lists(
    st.tuples(
        st.integers(0, COUNT - 1),
        st.integers(0, COUNT - 1),
        st.sampled_from([0.2, 0.5, 0.9]),
        st.booleans(),
    ).filter(lambda edge: edge[0] < edge[1]),
    max_size=14,
    unique_by=lambda edge: edge[:2],
)


def fill(store: Store) -> list[str]:
    reading = make_reading("r1", sentences=[f"Unit {n} took it." for n in range(COUNT)])
    with store.write() as unit:
        unit.add_reading(reading, kept(reading))
    return sorted(claim.id for claim in kept(reading))


def reach(start: set[int], edges: list[tuple[int, int, float, bool]]) -> set[int]:
    """What is connected with the start, in the plainest way."""
    seen = set(start)
    while True:
        more = {
            end
            for a, b, score, forbidden in edges
            if score >= 0.5 and not forbidden and (a in seen) != (b in seen)
            for end in (a, b)
        }
        if more <= seen:
            return seen
        seen |= more


@given(edges=EDGES, start=st.sets(st.integers(0, COUNT - 1), max_size=2))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_component_is_what_allowed_matches_connect(
    store: Store, edges: list[tuple[int, int, float, bool]], start: set[int]
) -> None:
    ids = fill(store)
    unrelated = [
        Match(first=ids[a], second=ids[b], score=0.0)
        for a in range(COUNT)
        for b in range(a + 1, COUNT)
    ]
    given = [Match(first=ids[a], second=ids[b], score=s, forbidden=f) for a, b, s, f in edges]
    with store.write() as unit:
        unit.add_matches(unrelated)
        unit.add_matches(given)
        found = unit.component([ids[n] for n in start], 0.5)
        among = unit.matches_among(ids)
    assert found == [ids[n] for n in sorted(reach(start, edges))]
    assert [match for match in among if match.score] == sorted(
        given, key=lambda match: (match.first, match.second)
    )


def test_matches_are_told_only_where_both_claims_are_asked_for(store: Store) -> None:
    ids = fill(store)
    pairs = [Match(first=ids[0], second=ids[n], score=0.6) for n in (1, 2)]
    with store.write() as unit:
        unit.add_matches(pairs)
        assert unit.matches_among([ids[0], ids[2], ids[3]]) == [pairs[1]]
        assert unit.matches_among([]) == []


def test_claims_of_old_versions_neither_count_nor_connect(store: Store) -> None:
    url = "https://example.org/1"
    readings = [
        make_reading("r0", sentences=["It was shelled."]),
        make_reading("r1", sentences=["They took it."], url=url),
        make_reading("r2", sentences=["It fell."]),
    ]
    ids = [kept(reading)[0].id for reading in readings]
    newer = make_reading("r3", sentences=["They took all of it."], url=url)
    with store.write() as unit:
        for reading in readings:
            unit.add_reading(reading, kept(reading))
        for a, b in ((0, 1), (1, 2)):
            first, second = sorted((ids[a], ids[b]))
            unit.add_matches([Match(first=first, second=second, score=0.9)])
        assert unit.component([ids[0]], 0.5) == sorted(ids)
        unit.add_reading(newer, kept(newer))
        assert unit.component([ids[0]], 0.5) == [ids[0]]
        assert unit.component([ids[1]], 0.5) == []


def test_a_match_of_a_claim_that_is_not_kept_is_refused(store: Store) -> None:
    ids = fill(store)
    with pytest.raises(StoreError, match="no claim 'zzz'"), store.write() as unit:
        unit.add_matches([Match(first=ids[0], second="zzz", score=0.5)])


def test_forgotten_matches_connect_no_more(store: Store) -> None:
    ids = fill(store)
    pairs = [Match(first=ids[a], second=ids[b], score=0.9) for a, b in ((0, 1), (1, 2), (2, 3))]
    with store.write() as unit:
        unit.add_matches(pairs)
        unit.forget_matches([ids[1]])
        assert unit.matches_among(ids) == [pairs[2]]
        assert unit.component([ids[2]], 0.5) == ids[2:4]
