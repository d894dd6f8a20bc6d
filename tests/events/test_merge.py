from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import (
    HAMA,
    QASR,
    SYRIA,
    TELL,
    claim,
    day,
    number,
    on,
    who,
)

from situate.events.backing import speaking
from situate.events.merge import merge_claims
from situate.reading_format import parse_json, write_json
from situate.records import Event, KeptClaim, KeptPlace, KeptStop

ORIGINS = st.lists(st.sampled_from(["Observatory", "army", "Reuters", "medics"]), max_size=2,
                   unique=True)  # fmt: skip
CASTS = st.lists(
    st.builds(
        who,
        st.sampled_from(["actor", "target", "victim", "party"]),
        st.sampled_from(["gunmen", "the gunmen", "Hadi Brigade", "Syrian army", "12 soldiers"]),
        st.sampled_from([None, "hadi-brigade", "SY:army"]),
    ),
    max_size=3,
)
COUNTS = st.lists(
    st.builds(
        number,
        st.integers(0, 30),
        st.sampled_from([None, "soldiers", "civilians", "children", "people"]),
        what=st.sampled_from(["killed", "injured", "vehicles"]),
        low=st.sampled_from([-1, None]),
        high=st.sampled_from([-1, None]),
        start=st.sampled_from([0, 500]),
    ),
    max_size=3,
)
TIMES = st.none() | st.builds(
    lambda first, length, basis, precision: on(
        first, first + length, basis=basis, precision=precision
    ),
    st.integers(1, 10),
    st.integers(0, 9),
    st.sampled_from(["stated", "tense", "dateline"]),
    st.sampled_from(["day", "week", "about"]),
)
UNRESOLVED = KeptPlace(text="the crossing")
CLAIMS = st.lists(
    st.builds(
        lambda origins, **fields: claim(*origins, **fields),
        ORIGINS,
        kind=st.sampled_from(["attack", "bombing", "suicide-bombing", "clash", "own-type"]),
        mode=st.sampled_from([None, "mob"]),
        status=st.sampled_from(["asserted", "denied", "possible", "planned"]),
        aspect=st.sampled_from(["done", "ongoing"]),
        published=st.none() | st.integers(1, 20),
        cast=CASTS,
        counts=COUNTS,
        time=TIMES,
        place=st.sampled_from([None, QASR, TELL, HAMA, SYRIA, UNRESOLVED]),
        place_relation=st.sampled_from(["at", "near", "from", None]),
        score=st.sampled_from([0.3, 0.7, 0.9]),
    ),
    min_size=1,
    max_size=7,
)


def merge(*claims: KeptClaim) -> Event:
    return merge_claims("e1", claims)


@given(CLAIMS, st.randoms())
def test_the_order_of_claims_does_not_matter(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert merge(*claims) == merge(*shuffled)


@given(CLAIMS)
def test_every_value_is_kept_with_its_claims_and_origins(claims):
    event = merge(*claims)
    origins = {c.id: {o.id for o in c.origins} for c in claims}
    told = [*event.types, *event.statuses, *event.days, *event.places, *event.participants,
            *event.counts]  # fmt: skip
    for value in told:
        assert value.backing.claims
        assert set(value.backing.origins) <= set().union(
            *(origins[i] for i in value.backing.claims)
        )
    assert {i for t in event.types for i in t.backing.claims} == set(origins)
    assert {i for s in event.statuses for i in s.backing.claims} == set(origins)
    assert {i for d in event.days for i in d.backing.claims} == {c.id for c in claims if c.time}
    assert {i for p in event.places for i in p.backing.claims} == {c.id for c in claims if c.place}
    assert {i for n in event.counts for i in n.backing.claims} == {c.id for c in claims if c.counts}
    spoken = {i for i in origins for c in speaking(claims) if c.id == i}
    assert {o.id for o in event.origins} == set().union(*(origins[i] for i in spoken))


@given(CLAIMS)
def test_chosen_values_are_told_by_somebody(claims):
    event = merge(*claims)
    assert (event.type, event.mode) in {(c.type, c.mode) for c in claims}
    assert event.place is None or event.place in {c.place for c in claims}
    if event.begin or event.end:
        assert (event.begin, event.end) in {(c.time.begin, c.time.end) for c in claims if c.time}
    assert event.status in {c.status for c in claims} | {"contested"}
    assert 1 <= event.credibility <= 6
    assert 0.0 <= event.score <= 1.0


@given(CLAIMS)
def test_a_toll_is_never_below_its_low_nor_above_its_high(claims):
    for toll in merge(*claims).tolls:
        assert toll.low <= toll.best <= toll.high


@given(CLAIMS)
def test_an_event_goes_through_json_and_back(claims):
    event = merge(*claims)
    assert parse_json(Event, write_json(event)) == event


def test_a_claim_given_twice_counts_once():
    one = claim("Observatory", counts=[number(4)])
    assert merge(one, one) == merge(one)


def test_an_event_without_claims_is_refused():
    with pytest.raises(ValueError, match="e1 has no claim"):
        merge_claims("e1", ())


def test_the_narrowest_type_that_all_could_mean_is_chosen():
    event = merge(
        claim("Observatory", kind="attack"),
        claim("army", kind="attack"),
        claim("medics", kind="suicide-bombing"),
        claim("Reuters", kind="bombing"),
    )
    assert event.type == "suicide-bombing"
    assert [told.type for told in event.types] == ["attack", "bombing", "suicide-bombing"]


def test_more_voices_for_a_type_outweigh_another_that_is_no_narrower():
    event = merge(
        claim("Observatory", kind="shelling"),
        claim("medics", kind="shelling"),
        claim("army", kind="air-strike"),
    )
    assert event.type == "shelling"


def test_reports_of_one_origin_do_not_outvote_two_origins():
    event = merge(
        *(claim("army", kind="air-strike") for _ in range(5)),
        claim("Observatory", kind="shelling"),
        claim("medics", kind="shelling"),
    )
    assert event.type == "shelling"


def test_a_stated_day_is_chosen_before_days_inferred_from_reports():
    event = merge(
        claim("Observatory", time=on(3, basis="tense")),
        claim("army", time=on(3, basis="tense")),
        claim("medics", time=on(2)),
    )
    assert (event.begin, event.end, event.precision) == (day(2), day(2), "day")
    assert "days" not in event.contradictions


def test_a_day_within_a_stated_month_is_chosen_before_the_month():
    month = on(1, 30, precision="month")
    event = merge(
        claim("Observatory", time=month),
        claim("army", time=month),
        claim("medics", time=on(9)),
    )
    assert (event.begin, event.end) == (day(9), day(9))


def test_two_origins_that_state_different_days_contradict_each_other():
    event = merge(claim("Observatory", time=on(2)), claim("army", time=on(5)))
    assert event.contradictions == ("days",)
    assert len(event.days) == 2


def test_days_inferred_from_reports_contradict_no_stated_ones():
    stated, inferred = claim("Observatory", time=on(2)), claim("army", time=on(20, basis="tense"))
    assert merge(stated, inferred).contradictions == ()


def test_one_origin_that_corrects_its_day_contradicts_nobody():
    event = merge(claim("army", time=on(2)), claim("army", time=on(5)))
    assert event.contradictions == ()


def test_a_town_in_the_province_that_others_name_is_the_place():
    event = merge(
        claim("Observatory", place=HAMA, place_relation="at"),
        claim("army", place=HAMA, place_relation="at"),
        claim("medics", place=QASR, place_relation="at"),
    )
    assert event.place == QASR
    assert [told.place.name for told in event.places] == ["Hama", "Qasr"]
    assert event.contradictions == ()


def test_at_a_place_goes_before_near_a_place():
    event = merge(
        claim("Observatory", place=QASR, place_relation="near"),
        claim("army", place=TELL, place_relation="at"),
    )
    assert event.place == TELL
    assert event.contradictions == ("place",)


def test_a_place_that_the_sentence_names_goes_before_one_taken_from_around_it():
    event = merge(
        claim("Observatory", place=QASR, place_relation="near"),
        claim("army", place=TELL, place_relation="at", quote="Gunmen attacked the village."),
    )
    assert event.place == QASR
    assert event.contradictions == ()


def test_bombing_may_mean_an_air_strike():
    event = merge(claim("army", kind="air-strike"), claim("medics", kind="bombing"),
                  claim("Observatory", kind="bombing"))  # fmt: skip
    assert event.type == "air-strike"


def test_a_place_that_something_came_from_contradicts_no_place():
    event = merge(
        claim("Observatory", place=QASR, place_relation="at"),
        claim("army", place=TELL, place_relation="from"),
    )
    assert event.place == QASR
    assert event.contradictions == ()


def test_two_spellings_of_one_entry_are_one_place():
    spelled = KeptPlace(**{f: getattr(QASR, f) for f in QASR.__slots__} | {"text": "Kasr"})
    event = merge(
        claim("Observatory", place=QASR, place_relation="at"),
        claim("army", place=spelled, place_relation="at"),
    )
    assert len(event.places) == 1
    assert len(event.places[0].backing.origins) == 2


def test_the_same_actor_is_joined_and_general_words_come_after_names():
    event = merge(
        claim("Reuters", cast=[who("actor", "gunmen")]),
        claim("Observatory", cast=[who("actor", "Hadi Brigade", "hadi-brigade")]),
        claim("medics", cast=[who("actor", "the brigade", "hadi-brigade")]),
        claim("army", cast=[who("actor", "the gunmen")]),
    )
    assert [(p.name, p.actor) for p in event.participants] == [
        ("Hadi Brigade", "hadi-brigade"),
        ("the gunmen", None),
    ]
    assert all(len(p.backing.origins) == 2 for p in event.participants)
    assert event.contradictions == ()


def test_words_that_one_claim_resolves_are_resolved_in_all():
    event = merge(
        claim("Reuters", cast=[who("actor", "the Brigade")]),
        claim("Observatory", cast=[who("actor", "The brigade", "hadi-brigade")]),
    )
    assert [p.actor for p in event.participants] == ["hadi-brigade"]


def test_two_named_perpetrators_stand_side_by_side_as_a_contradiction():
    event = merge(
        claim("Reuters", cast=[who("actor", "Hadi Brigade", "hadi-brigade")]),
        claim("Observatory", cast=[who("actor", "Syrian army", "SY:army")]),
    )
    assert {p.actor for p in event.participants} == {"hadi-brigade", "SY:army"}
    assert event.contradictions == ("actor",)


def test_bodies_of_one_state_do_not_contradict_each_other():
    event = merge(
        claim("Reuters", cast=[who("actor", "Syrian police", "SY:police")]),
        claim("Observatory", cast=[who("actor", "Syrian army", "SY:army")]),
    )
    assert event.contradictions == ()


def test_an_event_is_contested_where_another_origin_denies_it():
    event = merge(claim("Observatory"), claim("army", status="denied"))
    assert event.status == "contested"
    assert event.contradictions == ("status",)


def test_an_event_is_denied_where_all_deny_it():
    assert merge(claim("army", status="denied")).status == "denied"


def test_an_origin_that_takes_its_word_back_denies_it():
    taken_back = merge(claim("army", published=3), claim("army", published=5, status="denied"))
    admitted = merge(claim("army", published=3, status="denied"), claim("army", published=5))
    assert (taken_back.status, admitted.status) == ("denied", "asserted")


@pytest.mark.parametrize("status", ["planned", "possible", "demanded", "threatened"])
def test_an_unreal_status_stands_only_where_nobody_asserts_the_event(status):
    assert merge(claim("army", status=status)).status == status
    assert merge(claim("army", status=status), claim("medics")).status == "asserted"


def test_values_are_chosen_from_those_who_assert_an_event():
    event = merge(
        claim("army", status="planned", time=on(1), place=TELL, place_relation="at"),
        claim("general", status="planned", time=on(1), place=TELL, place_relation="at"),
        claim("medics", time=on(4), place=QASR, place_relation="at"),
    )
    assert (event.begin, event.place) == (day(4), QASR)
    assert event.contradictions == ()


def test_the_aspect_is_the_one_last_told():
    event = merge(
        claim("Observatory", aspect="ongoing", published=3),
        claim("medics", aspect="ongoing", published=4),
        claim("army", aspect="ended", published=9),
    )
    assert event.aspect == "ended"


def test_reports_and_days_of_publication_are_listed():
    event = merge(
        claim("army", report="r2", published=9),
        claim("army", report="r1", published=4),
        claim("army", report="r2", published=9),
    )
    assert event.reports == ("r1", "r2")
    assert (event.first_published, event.last_published) == (day(4), day(9))
    assert merge(claim("army", published=None)).first_published is None


def test_a_score_rises_with_voices_and_not_with_reprints():
    alone = merge(claim("army", score=0.5))
    twice = merge(claim("army", score=0.5), claim("army", score=0.5))
    both = merge(claim("army", score=0.5), claim("medics", score=0.5))
    assert (alone.score, twice.score, both.score) == (0.5, 0.5, 0.75)


def test_two_speakers_of_one_claim_are_two_origins():
    event = merge(claim("army", "medics"))
    assert [o.name for o in event.origins] == ["army", "medics"]


def test_claims_whose_origins_are_untraced_have_no_origin():
    event = merge(claim(), claim())
    assert event.origins == ()
    assert event.types[0].backing.origins == ()
    assert event.credibility == 6


def test_days_at_the_ends_of_the_calendar_are_merged():
    first = claim("army", time=on(1, basis="tense"))
    time = type(first.time)(begin=dt.date.min, end=dt.date.max, precision="about", times=(),
                            basis="tense")  # fmt: skip
    assert merge(first, claim("medics", time=time)).begin == day(1)


def test_the_route_with_the_most_stops_is_kept():
    short = (KeptStop(role="to", place=TELL),)
    long = (KeptStop(role="from", place=QASR), *short)
    event = merge(claim("army", route=short), claim("medics", route=long))
    assert event.route == long


def test_a_pronoun_takes_part_under_the_name_that_it_stands_for():
    they = dataclasses.replace(who("actor", "they"), name="Hadi Brigade")
    event = merge(claim("army", cast=[they]), claim("medics", cast=[who("actor", "Hadi Brigade")]))
    assert [p.name for p in event.participants] == ["Hadi Brigade"]
