"""Who demands, threatens, denies, counts and wishes is the speaker of it."""

from __future__ import annotations

import pytest
from parsing import parse

from situate.claims.attribution import find_attributions
from situate.claims.sources import chain_of
from situate.records import Report


def misread(why: str) -> pytest.MarkDecorator:
    """A sentence whose tree en-desk-3 has wrong, so that the speaker is lost."""
    return pytest.mark.xfail(reason=f"en-desk-3: {why}", strict=True)


def speakers(text: str, word: str) -> list[str]:
    """The names of speakers and carriers of what stands at a word."""
    attributions = find_attributions(parse(text), text=text)
    for one in attributions:
        for span in one.content:
            assert text[span.start : span.end].strip()
        assert one.source is None or text[one.source.start : one.source.end] == one.source.text
    found = chain_of(
        text.index(word),
        attributions=attributions,
        entities=(),
        report=Report(id="x", text=text),
    )
    return [source.name for source in found]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The bishops asked for the release of the miners.", "release", ["bishops"]),
        ("The union has asked for a neutral force to be sent.", "sent", ["union"]),
        ("The rebels want the garrison withdrawn from Orvo.", "withdrawn", ["rebels"]),
        ("The mediators proposed a truce over the holidays.", "truce", ["mediators"]),
        pytest.param(
            *("The governor threatened in a video to bomb the village.", "bomb", ["governor"]),
            marks=misread("the clause hangs on the video"),
        ),
        ("The group denied having shelled the market.", "shelled", ["group"]),
        ("The prosecutor disputes the use of any gas.", "use", ["prosecutor"]),
        ("The clinic put the dead at more than forty.", "dead", ["clinic"]),
        ("Radio amateurs speak of heavy fighting at Orvo.", "fighting", ["Radio amateurs"]),
        ("The mayor was urged by several deputies to free the students.", "free", ["deputies"]),
        ("The front denied any role in the attack on the port.", "attack", ["front"]),
        ("The deputies insisted on the release of the miners.", "release", ["deputies"]),
        pytest.param(
            *("The president gave the rebels a week to leave.", "leave", ["president"]),
            marks=misread("the week is read as a time"),
        ),
        ("Students gathered to demand the release of the miners.", "release", ["Students"]),
        ("The envoy did not rule out an attack on the port.", "attack", ["envoy"]),
    ],
)
def test_who_demands_denies_or_counts_is_the_speaker(
    text: str, word: str, names: list[str]
) -> None:
    found = speakers(text, word)
    assert len(found) == len(names)
    assert all(name in source for name, source in zip(names, found, strict=True))


def test_what_is_told_of_those_demanded_is_no_part_of_the_demand() -> None:
    text = "The bishops demanded the release of the miners whom the army had arrested in May."
    assert speakers(text, "release") == ["bishops"]
    assert speakers(text, "arrested") == []


def test_what_one_only_plans_to_do_is_the_reports_own_voice() -> None:
    assert speakers("The rebels intend to attack the port.", "attack") == []


def test_a_call_by_noun_names_its_speaker() -> None:
    text = "A call by the bishops to evacuate the village got no answer."
    assert speakers(text, "evacuate") == ["bishops"]


def test_a_count_at_the_edge_names_its_speaker() -> None:
    text = "By the army's count, 40 rebels were killed in May; the road was closed."
    assert speakers(text, "killed") == ["army"]
    assert speakers(text, "closed") == []


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The village was taken on Monday, the press office let it be known.", "taken", ["press"]),
        ("Forty rebels were killed, a nurse who treated them said.", "killed", ["nurse"]),
        ("The village was shelled, the commission found.", "shelled", ["commission"]),
        ("Two men were arrested (source: police).", "arrested", ["police"]),
        ('"We will burn it," he was quoted by the BBC as saying.', "burn", ["BBC"]),
    ],
)
def test_a_speaker_at_the_end_is_found(text: str, word: str, names: list[str]) -> None:
    found = speakers(text, word)
    assert len(found) == len(names)
    assert all(name in source for name, source in zip(names, found, strict=True))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The colonel told the Plain Bulletin that the village fell.", ["colonel", "Bulletin"]),
        ("The colonel told the Hill agency that the village fell.", ["colonel", "agency"]),
        ("The colonel wrote on Twitter that the village fell.", ["colonel", "Twitter"]),
        ("The village fell, the colonel said, quoted by Reuters.", ["colonel", "Reuters"]),
        ("The village fell, according to a note read on state radio.", ["note", "state radio"]),
        ("The village fell, a policeman told AFP.", ["policeman", "AFP"]),
        ("The colonel wrote to this newspaper that the village fell.", ["colonel"]),
        ("The colonel denied on television that the village fell.", ["colonel"]),
    ],
)
def test_an_outlet_that_hears_it_passes_it_on(text: str, names: list[str]) -> None:
    found = speakers(text, "fell")
    assert len(found) == len(names)
    assert all(name in source for name, source in zip(names, found, strict=True))


def test_a_name_behind_an_office_names_the_speaker() -> None:
    text = "The army spokesman in the north, Omar Tolan, said that the village fell."
    assert speakers(text, "fell") == ["Omar Tolan"]


@misread("the name behind the comma is no apposition")
def test_he_is_the_one_named_behind_his_office() -> None:
    text = "The army spokesman, Omar Tolan, said that the village fell. He said the road was mined."
    assert speakers(text, "mined") == ["Omar Tolan"]


def test_a_colon_behind_an_hour_sets_off_a_speaker() -> None:
    text = "09:30 - Army spokesman Omar Tolan: our men took the bridge at dawn."
    assert speakers(text, "took") == ["Army spokesman Omar Tolan"]


def test_somebody_new_is_nobody_named_before() -> None:
    text = "A general said that the village fell. An official said that the road was mined."
    assert speakers(text, "mined") == ["official"]
