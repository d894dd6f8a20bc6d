from __future__ import annotations

import dataclasses

from hypothesis import given
from made_claims import claim, number, origin
from test_merge import CLAIMS

from situate.events.merge import merge_claims
from situate.events.settling import settle_origins
from situate.records import ClaimSource, KeptClaim, Origin

COURIER = origin("Courier", kind="publisher")
SPEAKER = ClaimSource(role="speaker", name="the Observatory")
MINISTRY = Origin(id="SY:defence-ministry", kind="speaker", name="ministry",
                  actor="SY:defence-ministry", root="SY:government")  # fmt: skip
MINISTER = Origin(id="SY:minister", kind="speaker", name="minister", root="SY:government")


def names(claims: tuple[KeptClaim, ...]) -> list[list[str]]:
    return [[o.name for o in c.origins] for c in claims]


def test_a_headline_counts_for_the_speaker_of_its_report():
    told = claim(COURIER, report="r1")
    quoted = claim("Observatory", report="r1", sources=(SPEAKER,))
    assert names(settle_origins([told, quoted])) == [["Observatory"], ["Observatory"]]


def test_a_headline_of_another_report_counts_for_its_paper():
    told = claim(COURIER, report="r1")
    quoted = claim("Observatory", report="r2", sources=(SPEAKER,))
    assert names(settle_origins([told, quoted])) == [["Courier"], ["Observatory"]]


def test_parts_of_one_body_count_once():
    settled = settle_origins([claim(MINISTRY), claim(MINISTER)])
    assert len({o for c in settled for o in c.origins}) == 1


def test_a_paper_does_not_take_the_word_of_the_one_whose_denial_it_reports():
    told = claim(COURIER, report="r1")
    denied = claim("army", report="r1", sources=(SPEAKER,), status="denied")
    event = merge_claims("e1", [told, denied])
    assert event.status == "contested"
    assert [o.name for o in event.origins] == ["Courier"]


def test_an_agency_cited_by_name_is_none_beside_those_whom_it_alone_heard():
    heard = Origin(id="speaker:city council@agency:east-tel", kind="agency", name="city council")
    cited = Origin(id="speaker:east tel", kind="speaker", name="East Tel", root="name:east tel")
    said = [claim(one, sources=(SPEAKER,), counts=[number(7)]) for one in (heard, cited)]
    event = merge_claims("e1", said)
    assert event.origins == (heard,)
    assert event.counts[0].backing.origins == (heard.id,)


def test_a_paper_that_tells_it_does_not_take_the_word_of_those_who_call_for_it():
    told = claim(COURIER, report="r1")
    wished = claim("students", report="r1", sources=(SPEAKER,), status="demanded")
    planned = claim("army", report="r2", sources=(SPEAKER,), status="planned")
    event = merge_claims("e1", [told, wished, planned])
    assert [o.name for o in event.origins] == ["Courier"]


def test_a_paper_and_its_speaker_do_not_outvote_another_origin():
    event = merge_claims(
        "e1",
        [
            claim(COURIER, report="r1", counts=[number(9)]),
            claim("Observatory", report="r1", sources=(SPEAKER,), counts=[number(9)]),
            claim("medics", report="r2", published=4, counts=[number(7)]),
        ],
    )
    toll = event.toll("killed")
    assert toll is not None
    assert toll.best == 7
    assert [o.name for o in event.origins] == ["Observatory", "medics"]


def test_those_who_deny_an_event_are_not_among_its_origins():
    event = merge_claims(
        "e1", [claim("Observatory"), claim("medics"), claim("army", status="denied")]
    )
    assert [o.name for o in event.origins] == ["Observatory", "medics"]
    denied = next(told for told in event.statuses if told.status == "denied")
    assert denied.backing.origins == ("speaker:army",)


@given(CLAIMS)
def test_settling_alters_nothing_but_origins_and_settles_for_good(claims):
    settled = settle_origins(claims)
    assert tuple(dataclasses.replace(c, origins=()) for c in settled) == tuple(
        dataclasses.replace(c, origins=()) for c in claims
    )
    assert settle_origins(settled) == settled
    assert all(bool(c.origins) == bool(s.origins) for c, s in zip(claims, settled, strict=True))
