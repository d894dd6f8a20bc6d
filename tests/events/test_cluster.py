"""Clustering: deterministic, never across a contradiction, and true to decisions."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st
from made_claims import claim, on

from situate.events.cluster import cluster
from situate.events.contradictions import contradict
from situate.events.match import LEAST_LINKED
from situate.events.windows import bounds_of
from situate.records import KeptClaim, Match

Pair = tuple[str, str]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[KeptClaim], list[Match]]:
    names = [f"c{number}" for number in range(draw(st.integers(1, 9)))]
    claims = [
        claim(published=None, id=one, time=on(draw(st.sampled_from([2, 3, 5])))) for one in names
    ]
    scores = st.none() | st.integers(0, 20).map(lambda twentieth: twentieth / 20)
    matches = [
        Match(first=a, second=b, score=score, forbidden=draw(st.integers(0, 9)) == 0)
        for a, b in itertools.combinations(names, 2)
        if (score := draw(scores)) is not None
    ]
    return claims, matches


def same_cluster(clusters: tuple[tuple[str, ...], ...], pair: Pair) -> bool:
    return any(pair[0] in one and pair[1] in one for one in clusters)


def link(a: str, b: str, score: float) -> Match:
    return Match(first=a, second=b, score=score)


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_claims_and_matches_makes_no_difference(
    graph: tuple[list[KeptClaim], list[Match]], chance: random.Random
) -> None:
    claims, matches = graph
    expected = cluster(claims, matches)
    chance.shuffle(claims)
    chance.shuffle(matches)
    assert cluster(claims, matches) == expected


@given(graphs())
def test_no_cluster_holds_a_contradiction_or_a_forbidden_pair(
    graph: tuple[list[KeptClaim], list[Match]],
) -> None:
    claims, matches = graph
    clusters = cluster(claims, matches)
    assert sorted(one for held in clusters for one in held) == sorted(c.id for c in claims)
    assert not any(same_cluster(clusters, (m.first, m.second)) for m in matches if m.forbidden)
    for a, b in itertools.combinations(claims, 2):
        if same_cluster(clusters, (a.id, b.id)):
            assert not contradict(bounds_of(a), bounds_of(b))


@given(graphs(), graphs())
def test_parts_without_a_link_can_be_clustered_alone(
    one: tuple[list[KeptClaim], list[Match]], other: tuple[list[KeptClaim], list[Match]]
) -> None:
    renamed = [claim(published=None, id=f"x{c.id}", time=c.time) for c in other[0]]
    moved = [
        Match(first=f"x{m.first}", second=f"x{m.second}", score=m.score, forbidden=m.forbidden)
        for m in other[1]
    ]
    weak = [link(a.id, b.id, LEAST_LINKED - 0.01) for a in one[0] for b in renamed]
    alone = tuple(sorted(cluster(*one) + cluster(renamed, moved)))
    assert cluster([*one[0], *renamed], [*one[1], *moved, *weak]) == alone


@given(graphs(), st.data())
def test_decisions_are_kept_and_apart_outranks_together(
    graph: tuple[list[KeptClaim], list[Match]], data: st.DataObject
) -> None:
    claims, matches = graph
    pairs = st.lists(st.tuples(*[st.sampled_from([c.id for c in claims])] * 2), max_size=3)
    together, apart = data.draw(pairs), data.draw(pairs)
    apart = [(a, b) for a, b in apart if a != b]
    clusters = cluster(claims, matches, together=together, apart=apart)
    assert not any(same_cluster(clusters, pair) for pair in apart)
    if not apart:
        assert all(same_cluster(clusters, pair) for pair in together)


def test_a_decision_joins_what_contradicts() -> None:
    claims = [claim(published=None, id="a", time=on(2)), claim(published=None, id="b", time=on(9))]
    assert cluster(claims, []) == (("a",), ("b",))
    assert cluster(claims, [], together=[("b", "a")]) == (("a", "b"),)


def test_a_weak_link_between_two_firm_clusters_does_not_join_them() -> None:
    claims = [claim(published=None, id=one, time=on(3)) for one in "abcd"]
    matches = [link("a", "b", 0.9), link("c", "d", 0.9), link("b", "c", 0.6)]
    assert cluster(claims, matches) == (("a", "b"), ("c", "d"))
