from __future__ import annotations

import pytest
from hypothesis import given
from made_claims import claim, number, origin, who
from test_merge import CLAIMS

from situate.events.grade import credibility, grade
from situate.events.merge import merge_claims
from situate.records import ClaimSource, KeptClaim

ARMY = origin("army", actor="SY:army")
ALLY = origin("ministry", actor="SY:defence-ministry")
BRIGADE = origin("brigade", actor="hadi-brigade")
SPEAKER = ClaimSource(role="speaker", name="Observatory")
CAST = (who("actor", "army", "SY:army"), who("target", "Hadi Brigade", "hadi-brigade"))


def credibilities(*claims: KeptClaim, grades: dict[str, str] | None = None) -> list[int]:
    event = merge_claims("e1", claims, grades=grades)
    return [credibility(one, event, grades=grades) for one in claims]


def test_two_independent_origins_confirm_each_other():
    assert credibilities(claim("Observatory"), claim("medics")) == [1, 1]


def test_a_reprint_confirms_nothing():
    assert credibilities(claim("Observatory"), claim("Observatory")) == [2, 2]


def test_one_origin_alone_is_probably_true():
    assert credibilities(claim("Observatory")) == [2]


def test_a_party_alone_on_its_own_deed_is_possibly_true():
    assert credibilities(claim(ARMY, cast=CAST)) == [3]
    assert credibilities(claim(BRIGADE, cast=CAST)) == [3]


def test_bodies_of_one_party_do_not_confirm_each_other():
    assert credibilities(claim(ARMY, cast=CAST), claim(ALLY, cast=CAST)) == [3, 3]


def test_the_other_side_confirms():
    assert credibilities(claim(ARMY, cast=CAST), claim(BRIGADE, cast=CAST)) == [1, 1]


def test_a_hedged_claim_is_less_credible():
    assert credibilities(claim("Observatory", status="possible")) == [3]


def test_a_claim_that_may_be_misread_is_less_credible():
    assert credibilities(claim("Observatory", score=0.3)) == [3]


def test_word_against_word_is_doubtful_on_both_sides():
    assert credibilities(claim("Observatory"), claim(ARMY, status="denied")) == [4, 4]


def test_a_denial_by_a_party_against_two_others_leaves_them_credible():
    found = credibilities(
        claim("Observatory", cast=CAST),
        claim("medics", cast=CAST),
        claim(ARMY, status="denied", cast=CAST),
    )
    assert found == [2, 2, 5]


def test_without_an_opponent_nothing_is_called_improbable():
    assert credibilities(claim(ARMY, status="possible", score=0.2, cast=CAST)) == [4]


def test_a_claim_that_strays_from_what_was_chosen_is_less_credible():
    found = credibilities(
        claim("Observatory", counts=[number(4)]),
        claim("medics", counts=[number(4)]),
        claim("army", counts=[number(50)]),
    )
    assert found == [1, 1, 3]


@pytest.mark.parametrize("status", ["planned", "demanded", "threatened"])
def test_what_is_not_said_to_have_happened_cannot_be_judged(status):
    assert credibilities(claim("Observatory", status=status)) == [6]


def test_a_claim_of_unknown_origin_cannot_be_judged():
    assert credibilities(claim()) == [6]


def test_an_unreliable_origin_confirms_nothing():
    grades = {"speaker:medics": "E"}
    assert credibilities(claim("Observatory"), claim("medics"), grades=grades) == [2, 1]


def test_a_grade_joins_the_letter_of_the_origin_and_the_number_of_the_claim():
    one = claim("Observatory")
    event = merge_claims("e1", [one])
    assert grade(one, event, {"speaker:Observatory": "B"}) == "B2"
    assert grade(one, event, {}) == "F2"


def test_of_two_speakers_the_more_reliable_gives_the_letter():
    one = claim("Observatory", "army")
    event = merge_claims("e1", [one])
    assert grade(one, event, {"speaker:Observatory": "B", "speaker:army": "D"})[0] == "B"


def test_an_event_has_the_credibility_of_the_best_claim_that_asserts_it():
    event = merge_claims("e1", [claim("Observatory"), claim("medics", score=0.2)])
    assert event.credibility == 1


def test_a_paper_does_not_confirm_the_speaker_whom_it_quotes():
    quoted = claim("Observatory", report="r1", sources=(SPEAKER,))
    told = claim(origin("Courier", kind="publisher"), report="r1")
    assert credibilities(quoted, told) == [2, 2]
    assert credibilities(quoted, told, claim("medics")) == [1, 1, 1]


@given(CLAIMS)
def test_one_origin_more_that_asserts_it_never_makes_an_asserted_claim_less_credible(claims):
    asserted = [c for c in claims if c.status == "asserted" and c.origins]
    if not asserted or len(asserted) < len(claims):
        return
    plain = [claim(*c.origins, score=c.score) for c in claims]
    before = credibilities(*plain)
    after = credibilities(*plain, claim("bystander"))
    assert all(later <= earlier for earlier, later in zip(before, after, strict=False))
