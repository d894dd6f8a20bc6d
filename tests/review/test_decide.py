from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from made_claims import QASR, TELL, claim, origin, who

from situate.records import KeptPlace, KeptStop
from situate.review.decide import (
    Corrections,
    find_aliases,
    find_touched,
    is_touched,
    pairs_apart,
    pairs_together,
)
from situate.review.decisions import Signature, make_decision, undo_decision
from situate.review.edits import write_place

NOON = dt.datetime(2017, 9, 5, 12, tzinfo=dt.UTC)
UNRESOLVED = KeptPlace(text="Kasr")
CLAIMS = tuple(
    claim(
        origin("army", actor="SY:army"),
        id=f"c{n}",
        cast=[who("actor", "Hadi Brigade", actor), who("target", "the guards", start=30)],
        place=place,
    )
    for n, (actor, place) in enumerate(
        [("hadi-brigade", QASR), (None, UNRESOLVED), ("hadi-front", TELL), (None, None)]
    )
)


def apply_decisions(claims, decisions):
    return Corrections(decisions).apply(claims)


def signed(minute: int) -> Signature:
    return Signature(by="anna", at=NOON + dt.timedelta(minutes=minute))


def decide(minute: int, kind: str, *subjects: str, **more):
    return make_decision(kind, subjects, signed=signed(minute), **more)


def same_place(minute: int, name: str, place: KeptPlace):
    assert place.id is not None
    return decide(minute, "same-place", name, place.id, value=write_place(place))


IDS = st.sampled_from([c.id for c in CLAIMS])
MINUTES = st.integers(0, 50)
DECISIONS = st.lists(
    st.one_of(
        st.builds(lambda m, kind, c: decide(m, kind, c), MINUTES,
                  st.sampled_from(["accept", "reject"]), IDS),
        st.builds(lambda m, c, edit: decide(m, "edit", c, field=edit[0], value=edit[1]), MINUTES,
                  IDS, st.sampled_from([("type", '"clash"'), ("type", '"shelling"'),
                                        ("place", "null"), ("place", write_place(TELL)),
                                        ("participants.0.actor", '"x-front"')])),
        st.builds(lambda m, ids: decide(m, "merge", *ids), MINUTES,
                  st.lists(IDS, min_size=2, max_size=3, unique=True)),
        st.builds(lambda m, ids: decide(m, "split", ids[0], against=ids[1:]), MINUTES,
                  st.lists(IDS, min_size=2, max_size=3, unique=True)),
        st.builds(lambda m, ids: decide(m, "same-actor", *ids), MINUTES,
                  st.lists(st.sampled_from(["hadi-brigade", "hadi-front", "Hadi Brigade",
                                            "SY:army"]), min_size=2, max_size=2, unique=True)),
        st.builds(same_place, MINUTES, st.sampled_from(["Kasr", "the fort"]),
                  st.sampled_from([QASR, TELL])),
        st.builds(same_place, MINUTES, st.just("geonames:1"), st.just(TELL)),
        st.builds(same_place, MINUTES, st.just("geonames:2"), st.just(QASR)),
    ),
    max_size=6, unique_by=lambda decision: decision.id,
)  # fmt: skip


@given(DECISIONS, DECISIONS)
def test_decisions_that_are_undone_leave_no_trace(first, second):
    undone = [undo_decision(one, signed=signed(99)) for one in second]
    assert apply_decisions(CLAIMS, [*first, *undone]) == apply_decisions(CLAIMS, first)
    assert pairs_together([*first, *undone]) == pairs_together(first)
    assert pairs_apart([*first, *undone]) == pairs_apart(first)
    assert apply_decisions(CLAIMS, undone) == CLAIMS


@given(DECISIONS, st.randoms())
def test_the_order_in_which_decisions_are_read_does_not_matter(decisions, random):
    shuffled = list(decisions)
    random.shuffle(shuffled)
    assert apply_decisions(CLAIMS, shuffled) == apply_decisions(CLAIMS, decisions)
    assert pairs_together(shuffled) == pairs_together(decisions)


@given(DECISIONS)
def test_claims_corrected_alone_are_those_corrected_together(decisions):
    alone = tuple(c for one in CLAIMS for c in apply_decisions([one], decisions))
    assert alone == apply_decisions(CLAIMS, decisions)


@given(DECISIONS, DECISIONS)
def test_claims_that_a_decision_alters_are_touched_by_it(standing, made):
    before = {c.id: c for c in apply_decisions(CLAIMS, standing)}
    for one in made:
        after = {c.id: c for c in apply_decisions(CLAIMS, [*standing, one])}
        touched = find_touched(one, standing)
        altered = {c.id for c in CLAIMS if before.get(c.id) != after.get(c.id)}
        assert altered <= {c.id for c in CLAIMS if is_touched(c, touched)}


def test_a_decision_touches_claims_that_earlier_ones_lead_to_its_names():
    names = ["Hadi Brigade", "x-band", "x-front", "x-army", "hadi-council"]
    chain = [decide(n, "same-actor", *names[n : n + 2]) for n in range(4)]
    touched = find_touched(chain[-1], chain[:-1])
    assert is_touched(CLAIMS[1], touched)
    assert apply_decisions(CLAIMS, chain)[1].participants[0].actor == "hadi-council"


def test_names_form_one_chain_in_whatever_order_it_was_made():
    ends = [
        apply_decisions(CLAIMS, [decide(m, "same-actor", "Hadi Brigade", "hadi-brigade"),
                                 decide(n, "same-actor", "hadi-brigade", "hadi-front")])
        for m, n in ((0, 1), (1, 0))
    ]  # fmt: skip
    assert ends[0] == ends[1]
    assert ends[0][1].participants[0].actor == "hadi-front"


@given(DECISIONS)
def test_no_pair_is_held_both_together_and_apart(decisions):
    together, apart = pairs_together(decisions), pairs_apart(decisions)
    assert not together & apart
    assert all(first < second for first, second in together | apart)


def test_a_rejected_claim_is_not_merged_and_an_accepted_one_is_sure():
    decisions = [decide(0, "reject", "c0"), decide(0, "accept", "c1")]
    corrected = apply_decisions(CLAIMS, decisions)
    assert [c.id for c in corrected] == ["c1", "c2", "c3"]
    assert [c.score for c in corrected] == [1.0, 0.8, 0.8]
    assert Corrections(decisions).verdicts == {"c0": "reject", "c1": "accept"}


def test_accepting_a_claim_later_brings_it_back():
    decisions = [decide(0, "reject", "c0"), decide(1, "accept", "c0")]
    assert len(apply_decisions(CLAIMS, decisions)) == len(CLAIMS)


def test_the_later_edit_of_a_field_wins_until_it_is_undone():
    early = decide(0, "edit", "c0", field="type", value='"clash"')
    late = decide(1, "edit", "c0", field="type", value='"shelling"')
    assert apply_decisions(CLAIMS, [late, early])[0].type == "shelling"
    undone = undo_decision(late, signed=signed(2))
    assert apply_decisions(CLAIMS, [undone, early])[0].type == "clash"


def test_an_actor_said_to_be_another_is_so_in_participants_sources_and_origins():
    corrected = apply_decisions(CLAIMS, [decide(0, "same-actor", "SY:army", "SY:guard")])
    assert {o.actor for c in corrected for o in c.origins} == {"SY:guard"}
    corrected = apply_decisions(CLAIMS, [decide(0, "same-actor", "hadi-front", "hadi-brigade")])
    assert [c.participants[0].actor for c in corrected] == ["hadi-brigade", None] * 2


def test_a_name_said_to_be_an_actor_resolves_it_where_it_was_unresolved():
    corrected = apply_decisions(CLAIMS, [decide(0, "same-actor", "HADI brigade", "hadi-brigade")])
    assert [c.participants[0].actor for c in corrected] == [
        "hadi-brigade", "hadi-brigade", "hadi-front", "hadi-brigade",
    ]  # fmt: skip


def test_names_that_stand_for_each_other_are_followed_to_the_last():
    decisions = [
        decide(0, "same-actor", "Hadi Brigade", "hadi-front"),
        decide(1, "same-actor", "hadi-front", "hadi-brigade"),
    ]
    corrected = apply_decisions(CLAIMS, decisions)
    assert {c.participants[0].actor for c in corrected} == {"hadi-brigade"}


def test_saying_it_the_other_way_round_later_wins():
    decisions = [
        decide(0, "same-actor", "hadi-front", "hadi-brigade"),
        decide(1, "same-actor", "hadi-brigade", "hadi-front"),
    ]
    corrected = apply_decisions(CLAIMS, decisions)
    assert {c.participants[0].actor for c in corrected} == {"hadi-front"}


def test_a_place_said_to_be_another_takes_its_entry_and_keeps_its_words():
    corrected = apply_decisions(CLAIMS, [same_place(0, "kasr", QASR)])
    assert corrected[1].place == dataclasses.replace(QASR, text="Kasr")
    assert corrected[2].place == TELL


def test_a_place_is_unified_on_routes_too():
    moving = claim("army", route=(KeptStop(role="to", place=UNRESOLVED),))
    corrected = apply_decisions([moving], [same_place(0, "Kasr", QASR)])
    assert corrected[0].route[0].place.id == "geonames:1"


def test_an_edit_of_one_claim_outranks_a_name_learned_for_all():
    decisions = [
        decide(0, "edit", "c1", field="participants.0.actor", value='"x-front"'),
        decide(1, "same-actor", "Hadi Brigade", "hadi-brigade"),
    ]
    assert apply_decisions(CLAIMS, decisions)[1].participants[0].actor == "x-front"


def test_all_pairs_of_a_merge_are_together_and_those_of_a_later_split_apart():
    merged = decide(0, "merge", "c0", "c1", "c2")
    split = decide(1, "split", "c2", against=["c0", "c1"])
    assert pairs_together([merged]) == {("c0", "c1"), ("c0", "c2"), ("c1", "c2")}
    assert pairs_together([merged, split]) == {("c0", "c1")}
    assert pairs_apart([merged, split]) == {("c0", "c2"), ("c1", "c2")}


def test_names_learned_are_offered_as_aliases():
    decisions = [
        decide(0, "same-actor", "HB", "hadi-brigade"),
        same_place(1, "Kasr", QASR),
        undo_decision(decide(2, "same-actor", "H.B.", "hadi-brigade"), signed=signed(3)),
    ]
    assert [(a.kind, a.name, a.entry, a.by) for a in find_aliases(decisions)] == [
        ("actor", "HB", "hadi-brigade", "anna"),
        ("place", "Kasr", "geonames:1", "anna"),
    ]
