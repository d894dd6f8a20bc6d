from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from filings import file_report, origin_ids, trace_reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from situate.events.houses import Houses
from situate.events.origins import corroborate, independent, trace_origins
from situate.events.speakers import key_of_speaker
from situate.events.voices import Voice
from situate.reader import RulesReader
from situate.records import ClaimSource, Codes, KeptClaim, Mention, Origin

AGENCY_TEXT = (
    "Government troops captured the town of Maskanah in northern Syria on Monday after a week of "
    "fighting, cutting the last road that Islamic State held to the west of the river."
)
RESIDENTS_TEXT = (
    "Islamic State gunmen attacked a checkpoint of the Syrian army near the town of Maskanah on "
    "Sunday night and killed eleven soldiers, residents of the town said by telephone."
)
OTHER_TEXT = (
    "Prices of bread and diesel have doubled in the markets of the province since the spring, and "
    "the bakeries open only three days a week, so that people queue from before dawn."
)


@pytest.fixture(scope="session")
def houses(reader: RulesReader) -> Houses:
    return Houses(reader.registry, [("Morning Herald", "Evening Herald")])


def test_what_the_observatory_said_is_one_origin_whoever_passes_it_on(reader: RulesReader) -> None:
    direct = file_report(
        "The Syrian Observatory for Human Rights said rebels captured Kafr Zita on Monday.",
        "Courier",
    )
    passed = file_report(
        "Reuters, citing the Syrian Observatory for Human Rights, said rebels captured Kafr Zita "
        "on Monday.",
        "South Post",
    )
    traced = trace_reports([direct, passed], reader)
    ids = [origin_ids(claims, "capture") for claims in traced.values()]
    assert ids == [["actor:syrian-observatory-for-human-rights"]] * 2


def test_a_spokesman_is_his_ministry(reader: RulesReader) -> None:
    one = file_report("The Russian Defence Ministry said the army captured Uqayribat.", "A")
    two = file_report(
        "A spokesman for the Russian Defence Ministry said the army captured Uqayribat.", "B"
    )
    traced = trace_reports([one, two], reader)
    assert origin_ids(itertools.chain(*traced.values()), "capture") == ["actor:RU:defence-ministry"]


def test_residents_are_an_origin_within_the_agency_that_heard_them(reader: RulesReader) -> None:
    agency = file_report(f"ALEPPO (Reuters) - {RESIDENTS_TEXT}", "Reuters")
    reprint = file_report(
        f"Eleven die\n\n{RESIDENTS_TEXT}\n\n{OTHER_TEXT}", "Example Courier", day=5
    )
    elsewhere = file_report(
        "Gunmen attacked an army checkpoint near Maskanah on Sunday, residents said.", "South Post"
    )
    traced = trace_reports([reprint, agency, elsewhere], reader)
    assert origin_ids(traced[agency.id], "attack") == ["speaker:resident@agency:reuters"]
    assert origin_ids(traced[reprint.id], "attack") == ["speaker:resident@agency:reuters"]
    assert origin_ids(traced[elsewhere.id], "attack") == ["speaker:resident@publisher:south-post"]


def test_who_told_an_agency_is_its_speaker_in_whatever_paper(reader: RulesReader) -> None:
    report = file_report(
        "Gunmen attacked Maskanah on Sunday, a resident told Reuters.", "South Post"
    )
    traced = trace_reports([report], reader)
    assert origin_ids(traced[report.id], "attack") == ["speaker:resident@agency:reuters"]


def test_a_reprint_has_the_origin_of_the_agency_that_any_copy_names(reader: RulesReader) -> None:
    early = file_report(f"Town falls\n\n{AGENCY_TEXT}", "Early Post", day=4)
    credited = file_report(f"MASKANAH (AFP) - {AGENCY_TEXT}", "Late Post", day=6)
    traced = trace_reports([early, credited], reader)
    assert origin_ids(itertools.chain(*traced.values())) == ["agency:agence-france-presse"]


def test_without_an_agency_the_earliest_publisher_is_the_origin(reader: RulesReader) -> None:
    late = file_report(f"Town falls\n\n{AGENCY_TEXT}", "Late Post", day=6)
    early = file_report(f"Maskanah taken\n\n{AGENCY_TEXT}", "Early Post", day=4)
    nameless = file_report(AGENCY_TEXT, None, day=1)
    traced = trace_reports([late, early, nameless], reader)
    assert origin_ids(itertools.chain(*traced.values())) == ["publisher:early-post"]


def test_a_text_that_nobody_signed_is_its_own_origin(reader: RulesReader) -> None:
    one, two = file_report(AGENCY_TEXT, day=4), file_report(f"Town falls\n\n{AGENCY_TEXT}", day=5)
    traced = trace_reports([one, two], reader)
    assert origin_ids(itertools.chain(*traced.values())) == [f"text:{min(one.id, two.id)}"]


def test_the_agency_owns_its_paragraph_and_the_paper_the_rest(reader: RulesReader) -> None:
    agency = file_report(f"MASKANAH (AFP) - {AGENCY_TEXT}", "AFP")
    own = (
        "Local police arrested fourteen men in the provincial capital on Tuesday whom they suspect "
        "of selling fuel to the fighters, and seized three lorries and a large sum of money."
    )
    paper = file_report(f"Fuel smugglers held\n\n{own}\n\n{OTHER_TEXT}\n\n{AGENCY_TEXT}", "Courier")
    traced = trace_reports([paper, agency], reader)
    assert origin_ids(traced[paper.id], "capture") == ["agency:agence-france-presse"]
    assert origin_ids(traced[paper.id], "arrest") == ["publisher:courier"]


def test_sisters_are_one_publisher(reader: RulesReader, houses: Houses) -> None:
    one = file_report("Rebels captured the town of Kafr Zita on Monday.", "Morning Herald")
    two = file_report("The town of Kafr Zita was captured by rebels.", "The Evening Herald", day=5)
    traced = trace_reports([one, two], reader, houses)
    assert origin_ids(itertools.chain(*traced.values())) == ["publisher:morning-herald"]


def test_a_byline_names_the_agency(reader: RulesReader) -> None:
    report = file_report(
        "Rebels captured the town of Kafr Zita on Monday.", "Courier", byline="Jane Doe, Reuters"
    )
    assert origin_ids(trace_reports([report], reader)[report.id]) == ["agency:reuters"]


def test_a_headline_over_an_agency_text_is_no_voice_of_the_paper(reader: RulesReader) -> None:
    agency = file_report(f"MASKANAH (AFP) - {AGENCY_TEXT}", "AFP")
    paper = file_report(f"Troops capture Maskanah\n\n{AGENCY_TEXT}\n\n{OTHER_TEXT}", "Courier")
    traced = trace_reports([paper, agency], reader)
    assert len([claim for claim in traced[paper.id] if claim.type == "capture"]) >= 1
    assert origin_ids(traced[paper.id], "capture") == ["agency:agence-france-presse"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gen. Igor Petrov", "General Igor Petrov"),
        ("army spokesman Igor Petrov", "Igor Petrov"),
        ("two local residents", "residents"),
        ("a security source", "security sources"),
        ("Deputy Minister Amal Haddad", "Amal Haddad"),
    ],
)
def test_a_speaker_is_known_without_titles_and_numbers(one: str, other: str) -> None:
    assert key_of_speaker(one) == key_of_speaker(other)


def make_claim(*sources: ClaimSource, report: str = "r1", quote: str = "It fell.") -> KeptClaim:
    return KeptClaim(
        id="c",
        report=report,
        published=dt.date(2017, 9, 4),
        quote=quote,
        quote_start=0,
        type="capture",
        mode=None,
        trigger=Mention(start=3, end=7, text="fell"),
        status="asserted",
        aspect="completed",
        participants=(),
        place=None,
        place_relation=None,
        time=None,
        counts=(),
        sources=sources,
        framing=(),
        codes=Codes(),
        score=0.9,
    )


def say(name: str, role: str = "speaker", at: int | None = None) -> ClaimSource:
    end = None if at is None else at + len(name)
    return ClaimSource(role=role, name=name, start=at, end=end)


COURIER = Origin(id="publisher:courier", kind="publisher", name="Courier", root="name:courier")


def test_two_who_say_it_together_are_two_origins_and_a_repeated_speaker_is_one(
    houses: Houses,
) -> None:
    quote = "Ali Musa and Omar Saleh said the town fell."
    both = make_claim(say("Ali Musa", at=0), say("Omar Saleh", at=13), quote=quote)
    nested = make_claim(
        say("Omar Saleh", at=14),
        say("Ali Musa", at=0),
        quote="Ali Musa said Omar Saleh said the town fell.",
    )
    voice = Voice(report="r1", own=COURIER)
    assert [o.id for o in trace_origins(both, voice, houses)] == [
        "speaker:ali musa",
        "speaker:omar saleh",
    ]
    assert [o.id for o in trace_origins(nested, voice, houses)] == ["speaker:omar saleh"]


def test_who_does_not_speak_is_no_origin(houses: Houses) -> None:
    claim = make_claim(say("no group"))
    assert trace_origins(claim, Voice(report="r1", own=COURIER), houses) == (COURIER,)


def speaker(name: str, houses: Houses, actor: str | None = None, report: str = "r1") -> KeptClaim:
    claim = make_claim(ClaimSource(role="speaker", name=name, actor=actor), report=report)
    own = houses.origin_of(f"Paper {report}")
    return replace(claim, origins=trace_origins(claim, Voice(report=report, own=own), houses))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ali MUSA", None), ("Gen. Ali Musa", None)),
        (("Residents", None), ("two residents", None)),
        (("army officers", "SY:army"), ("an army officer", "SY:army")),
        (("EXNA", None), ("ExNA", None)),
    ],
)
def test_an_origin_follows_from_its_id(
    houses: Houses, one: tuple[str, str | None], other: tuple[str, str | None]
) -> None:
    assert speaker(one[0], houses, one[1]).origins == speaker(other[0], houses, other[1]).origins
    assert houses.origin_of(f"The {one[0]}") == houses.origin_of(one[0].upper())


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("army", "SY:army"), ("Defence Ministry", "SY:defence-ministry"), 1),
        (("SANA", "syrian-arab-news-agency"), ("army", "SY:army"), 1),
        (("army officers", "SY:army"), ("army", "SY:army"), 1),
        (("Syrian army", "SY:army"), ("Russian army", "RU:army"), 2),
        (("ministry of health", None), ("health ministry", "LY:health-ministry"), 1),
        (("governor", None), ("the governor", None), 1),
        (("governor", None), ("governor of Diffa", None), 1),
        (("governor of Zinder", None), ("governor of Diffa", None), 2),
        (("spokesman", None), ("spokesman of the Orontes Army", None), 2),
        (("residents", None), ("residents", None), 2),
        (("UNICEF", "unicef"), ("United Nations", "united-nations"), 1),
        (("Al Jazeera", "al-jazeera"), ("SANA", "syrian-arab-news-agency"), 2),
    ],
)
def test_bodies_of_one_side_count_once_within_an_event(
    houses: Houses, one: tuple[str, str | None], other: tuple[str, str | None], count: int
) -> None:
    claims = [speaker(one[0], houses, one[1]), speaker(other[0], houses, other[1], "r2")]
    assert len(corroborate(claims)) == count
    assert corroborate(claims) == corroborate(claims[::-1])


def test_a_headline_is_no_second_voice_beside_the_speaker_of_its_report(houses: Houses) -> None:
    own = replace(make_claim(), origins=(COURIER,))
    said = speaker("army", houses, "SY:army")
    assert [o.id for o in corroborate([own, said])] == ["actor:SY:army"]
    elsewhere = replace(own, report="r3")
    assert [o.id for o in corroborate([elsewhere, said])] == ["actor:SY:army", "publisher:courier"]


ROOTS = {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d", "f": None, "g": None}
ORIGINS = st.sampled_from(
    [
        Origin(id=f"actor:{one}", kind="speaker", name=one, root=root and f"actor:{root}")
        for one, root in ROOTS.items()
    ]
)


@given(st.lists(ORIGINS, max_size=8), st.randoms())
def test_independent_origins_depend_on_the_set_alone(origins: list[Origin], dice: object) -> None:
    mixed = list(origins)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    found = independent(origins)
    assert found == independent([*mixed, *mixed])
    assert independent(found) == found
    assert [one.id for one in found] == sorted(one.id for one in found)


@given(st.lists(ORIGINS, max_size=8), ORIGINS)
def test_one_more_origin_never_lowers_the_count(origins: list[Origin], more: Origin) -> None:
    assert len(independent(origins)) <= len(independent([*origins, more]))


PIECES = [AGENCY_TEXT, RESIDENTS_TEXT, OTHER_TEXT]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(
            st.lists(st.sampled_from(PIECES), min_size=1, max_size=3, unique=True),
            st.sampled_from(["Courier", "South Post", "Morning Herald", None]),
            st.sampled_from([None, "Reuters", "AFP"]),
            st.integers(1, 9),
        ),
        min_size=2,
        max_size=4,
    ),
    dice=st.randoms(),
)
def test_origins_do_not_depend_on_the_order_of_arrival_and_a_reprint_adds_none(
    reader: RulesReader, rows: list[tuple[list[str], str | None, str | None, int]], dice: object
) -> None:
    filed = [file_report("\n\n".join(t), p, agency=a, day=d) for t, p, a, d in rows]
    reports = list({report.id: report for report in filed}.values())
    first = trace_reports(reports, reader)
    dice.shuffle(reports)  # type: ignore[attr-defined]
    assert dict(trace_reports(reports, reader)) == dict(first)
    reprint = file_report(reports[0].text, "Reprint Weekly", day=20)
    with_reprint = trace_reports([*reports, reprint], reader)
    if any(report.publisher or report.agency for report in reports[:1]):
        for kind in ("capture", "attack"):
            before = [c for claims in first.values() for c in claims if c.type == kind]
            after = [c for claims in with_reprint.values() for c in claims if c.type == kind]
            assert len(corroborate(after)) <= len(corroborate(before))
