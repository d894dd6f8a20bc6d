from __future__ import annotations

from made_claims import claim, number, who

from situate.events.merge import merge_claims
from situate.records import Event, KeptClaim

SOLDIERS = who("target", "12 soldiers", start=100)
REBELS = who("actor", "rebels", start=200)


def merge(*claims: KeptClaim) -> Event:
    return merge_claims("e1", claims)


def killed(event: Event, side: str | None = None) -> tuple[int | None, ...]:
    found = [t for t in event.tolls if t.what == "killed" and t.side == side]
    assert len(found) <= 1
    return (found[0].low, found[0].best, found[0].high) if found else ()


def test_the_later_number_of_an_origin_supersedes_its_earlier_one():
    event = merge(
        claim("medics", published=3, counts=[number(10, "people")]),
        claim("medics", published=5, counts=[number(12, "people")]),
    )
    assert killed(event) == (12, 12, 12)
    assert [(c.best, c.superseded) for c in event.counts] == [(12, False), (10, True)]


def test_a_later_lower_number_of_an_origin_supersedes_too():
    event = merge(
        claim("medics", published=3, counts=[number(20)]),
        claim("medics", published=5, counts=[number(12)]),
    )
    assert killed(event) == (12, 12, 12)


def test_a_later_number_of_another_origin_supersedes_nothing():
    event = merge(
        claim("medics", published=3, counts=[number(10)]),
        claim("army", published=5, counts=[number(12)]),
    )
    assert killed(event) == (10, 12, 12)
    assert not any(c.superseded for c in event.counts)


def test_a_number_of_one_people_does_not_supersede_that_of_another():
    event = merge(
        claim("medics", published=3, counts=[number(12, "civilians")]),
        claim("medics", published=5, counts=[number(3, "children")]),
    )
    assert killed(event, "civilians") == (12, 12, 12)
    assert not any(c.superseded for c in event.counts)


def test_a_report_without_a_day_supersedes_nothing_and_is_not_superseded():
    event = merge(
        claim("medics", published=None, counts=[number(10)]),
        claim("medics", published=5, counts=[number(12)]),
    )
    assert not any(c.superseded for c in event.counts)


def test_best_is_the_number_of_the_most_origins():
    event = merge(
        claim("medics", published=3, counts=[number(10)]),
        claim("Reuters", published=3, counts=[number(10)]),
        claim("army", published=9, counts=[number(4)]),
    )
    assert killed(event) == (4, 10, 10)


def test_reprints_of_one_origin_do_not_make_its_number_the_best():
    event = merge(
        *(claim("army", counts=[number(4)]) for _ in range(5)),
        claim("medics", counts=[number(10)]),
        claim("Reuters", counts=[number(10)]),
    )
    assert killed(event) == (4, 10, 10)


def test_of_equal_numbers_of_origins_the_last_told_is_best():
    event = merge(
        claim("medics", published=3, counts=[number(10)]),
        claim("Reuters", published=4, counts=[number(14)]),
        claim("army", published=3, counts=[number(30)]),
    )
    assert killed(event) == (10, 14, 30)


def test_of_numbers_told_on_one_day_the_lower_median_is_best():
    event = merge(*(claim(f"o{n}", counts=[number(n)]) for n in (10, 14, 30, 50)))
    assert killed(event) == (10, 14, 50)


def test_a_number_that_others_allow_goes_before_one_that_they_rule_out():
    event = merge(
        claim("medics", counts=[number(10, low=10, high=None)]),
        claim("army", counts=[number(15)]),
    )
    assert killed(event) == (10, 15, 15)
    assert event.contradictions == ()


def test_nobody_killed_is_a_number_that_contradicts():
    event = merge(
        claim("army", counts=[number(0)]),
        claim("medics", counts=[number(7)]),
    )
    assert killed(event)[0::2] == (0, 7)
    assert event.contradictions == ("tolls",)


def test_a_toll_that_rises_from_day_to_day_is_no_contradiction():
    rising = merge(
        claim("army", published=3, counts=[number(5)]),
        claim("medics", published=5, counts=[number(9)]),
    )
    falling = merge(
        claim("army", published=5, counts=[number(5)]),
        claim("medics", published=3, counts=[number(9)]),
    )
    assert rising.contradictions == ()
    assert falling.contradictions == ("tolls",)


def test_children_among_the_dead_are_a_part_of_them():
    event = merge(
        claim("medics", counts=[number(12, "people"), number(3, "children")]),
    )
    assert killed(event) == (12, 12, 12)
    assert killed(event, "civilians") == (3, 3, 3)


def test_one_origin_that_tells_only_of_children_does_not_lower_the_civilians():
    event = merge(
        claim("medics", published=3, counts=[number(12, "civilians")]),
        claim("army", published=5, counts=[number(3, "children")]),
    )
    assert killed(event, "civilians") == (12, 12, 12)
    assert event.contradictions == ()


def test_the_dead_of_two_sides_add_up():
    event = merge(
        claim(
            "medics",
            cast=[REBELS, SOLDIERS],
            counts=[number(12, "soldiers", start=101), number(5, "rebels", start=201)],
        ),
    )
    assert killed(event, "target") == (12, 12, 12)
    assert killed(event, "actor") == (5, 5, 5)
    assert killed(event) == (17, 17, 17)


def test_the_dead_of_two_sides_are_not_added_where_the_perpetrators_are_in_dispute():
    event = merge(
        claim("medics", cast=[who("actor", "Hadi Brigade", "hadi", start=10),
                              who("target", "Omar Brigade", "omar", start=30)],
              counts=[number(5, "fighters", start=30)]),
        claim("army", cast=[who("actor", "Omar Brigade", "omar", start=10),
                            who("target", "Hadi Brigade", "hadi", start=30)],
              counts=[number(4, "fighters", start=30)]),
    )  # fmt: skip
    assert event.contradictions == ("actor",)
    assert killed(event)[1] == 5


def test_numbers_of_people_who_may_be_of_a_side_are_not_added_to_it():
    event = merge(
        claim("medics", counts=[number(15, "people")]),
        claim("army", cast=[SOLDIERS], counts=[number(12, "soldiers", start=101)]),
    )
    assert killed(event) == (15, 15, 15)
    assert killed(event, "target") == (12, 12, 12)


def test_sides_that_come_to_more_than_the_number_of_all_raise_the_highest():
    event = merge(
        claim("medics", published=3, counts=[number(10, "people")]),
        claim(
            "army",
            published=5,
            cast=[SOLDIERS, REBELS],
            counts=[number(12, "soldiers", start=101), number(5, "rebels", start=201)],
        ),
    )
    assert killed(event) == (10, 17, 17)


def test_each_party_of_a_clash_has_a_toll_of_its_own():
    cast = [
        who("party", "Hadi Brigade", "hadi-brigade", start=10),
        who("party", "soldiers", "SY:army", start=50),
    ]
    event = merge(
        claim("medics", kind="clash", cast=cast, counts=[number(7, "soldiers", start=50)]),
    )
    assert killed(event, "party:SY:army") == (7, 7, 7)


def test_the_same_actor_has_one_side_whatever_role_a_claim_gives_it():
    as_target = who("target", "soldiers", "SY:army", start=50)
    as_party = who("party", "soldiers", "SY:army", start=50)
    event = merge(
        claim("medics", cast=[as_target], counts=[number(7, "soldiers", start=50)]),
        claim("Reuters", cast=[as_target]),
        claim("army", cast=[as_party], counts=[number(5, "soldiers", start=50)]),
    )
    assert killed(event, "target") == (5, 5, 7)


def test_vehicles_of_different_kinds_are_not_added():
    event = merge(
        claim("army", counts=[number(3, "tanks", what="vehicles"),
                              number(2, "trucks", what="vehicles")]),
    )  # fmt: skip
    toll = event.toll("vehicles")
    assert toll is not None
    assert toll.best == 3


def test_a_denied_number_is_kept_and_not_in_the_toll():
    event = merge(
        claim("medics", counts=[number(4)]),
        claim("army", status="denied", counts=[number(40)]),
    )
    assert killed(event) == (4, 4, 4)
    assert {c.best for c in event.counts} == {4, 40}


def test_an_open_range_keeps_its_number_as_the_highest_told():
    event = merge(claim("medics", counts=[number(4, low=4, high=None)]))
    assert killed(event) == (4, 4, 4)


def test_a_vague_number_keeps_its_range():
    event = merge(claim("medics", counts=[number(24, low=1, high=24)]))
    assert killed(event) == (1, 24, 24)


def test_two_origins_with_one_number_stand_behind_it_together():
    event = merge(claim("medics", counts=[number(4)]), claim("army", counts=[number(4)]))
    assert len(event.counts) == 1
    assert event.counts[0].backing.origins == ("speaker:army", "speaker:medics")


def test_a_number_superseded_for_one_origin_still_stands_for_another():
    event = merge(
        claim("medics", published=3, counts=[number(4)]),
        claim("army", published=3, counts=[number(4)]),
        claim("army", published=5, counts=[number(6)]),
    )
    assert [(c.best, c.superseded, c.backing.origins) for c in event.counts] == [
        (6, False, ("speaker:army",)),
        (4, False, ("speaker:medics",)),
        (4, True, ("speaker:army",)),
    ]


def test_numbers_that_one_claim_lists_of_different_people_add_up():
    event = merge(
        claim("medics", counts=[number(12, "soldiers"), number(3, "policemen")]),
    )
    assert killed(event) == (15, 15, 15)


def test_a_part_that_a_claim_lists_beside_the_whole_is_not_added():
    event = merge(
        claim("medics", counts=[number(12, "villagers"), number(3, "children")]),
    )
    assert killed(event, "civilians") == (12, 12, 12)


def test_women_and_children_add_up_where_a_claim_lists_only_them():
    event = merge(claim("medics", counts=[number(2, "women"), number(3, "children")]))
    assert killed(event, "civilians") == (5, 5, 5)
