from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import parse
from trees import text_of, tree

from situate.claims.attribution import find_attributions
from situate.records import Attribution, Entity

SAID_THAT = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
said say VERB VBD 0 root
that that SCONJ IN 7 mark
the the DET DT 6 det
village village NOUN NN 7 nsubj
fell fall VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""

CLOSING = """
The the DET DT 2 det
village village NOUN NN 3 nsubj
fell fall VERB VBD 7 ccomp
, , PUNCT , 7 punct
the the DET DT 6 det
ministry ministry NOUN NN 7 nsubj
reported report VERB VBD 0 root
. . PUNCT . 7 punct
"""


def said(attribution: Attribution, text: str) -> list[str]:
    return [text[span.start : span.end] for span in attribution.content]


def read(text: str) -> list[tuple[str | None, str, list[str]]]:
    found = find_attributions(parse(text), text=text)
    return [(a.source.text if a.source else None, a.cue.text, said(a, text)) for a in found]


def test_the_said_clause_is_the_content_without_its_that() -> None:
    sentence = tree(SAID_THAT)
    text = text_of([sentence])

    (found,) = find_attributions([sentence])

    assert found.source is not None
    assert (found.source.text, found.cue.text) == ("ministry", "said")
    assert said(found, text) == ["the village fell"]
    assert (found.kind, found.via) == ("indirect", None)


def test_a_speaker_at_the_end_says_all_that_stands_before() -> None:
    sentence = tree(CLOSING)

    (found,) = find_attributions([sentence])

    assert found.source is not None
    assert found.source.text == "ministry"
    assert said(found, text_of([sentence])) == ["The village fell"]


def test_a_source_takes_the_actor_of_the_entity_that_names_it() -> None:
    sentence = tree(SAID_THAT)
    name = Entity(start=0, end=12, text="The ministry", kind="organization", actor="gov:xx")

    (found,) = find_attributions([sentence], entities=[name])

    assert found.source is not None
    assert found.source.actor == "gov:xx"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "According to the ministry, the bridge was destroyed.",
            "ministry",
            "According to",
            "the bridge was destroyed",
        ),
        (
            "The bridge was destroyed on Sunday, according to residents.",
            "residents",
            "according to",
            "The bridge was destroyed on Sunday",
        ),
        (
            "It was reported by the defence ministry that two soldiers were wounded.",
            "defence ministry",
            "reported",
            "two soldiers were wounded",
        ),
        (
            "He repeated the army's claim that it had retaken the hill.",
            "army",
            "claim",
            "it had retaken the hill",
        ),
        (
            '"We will not leave the valley," said the commander.',
            "commander",
            "said",
            "We will not leave the valley",
        ),
        (
            "The mayor denied that police had shot at the crowd.",
            "mayor",
            "denied",
            "police had shot at the crowd",
        ),
        (
            "In a statement, the group claimed that it had shot down a drone.",
            "group",
            "claimed",
            "it had shot down a drone",
        ),
        (
            "As the ministry reported, the bridge was destroyed.",
            "ministry",
            "reported",
            "the bridge was destroyed",
        ),
    ],
)
def test_each_form_of_attribution_is_found(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, [content]) in read(text)


def test_hearsay_has_no_source() -> None:
    found = read("The army has reportedly retaken the hill.")

    assert found[0][:2] == (None, "reportedly")


def test_an_outlet_that_is_told_carries_what_the_speaker_says() -> None:
    text = "The town fell on Monday, the general told Reuters."

    speaker, outlet = find_attributions(parse(text), text=text)

    assert speaker.source is not None
    assert outlet.source is not None
    assert (speaker.source.text, outlet.source.text) == ("general", "Reuters")
    assert (speaker.via, outlet.via) == (1, None)


def test_an_outlet_that_cites_carries_what_it_cites() -> None:
    text = "Reuters, citing the Observatory, said that five people had been killed."

    cited, outlet = find_attributions(parse(text), text=text)

    assert cited.source is not None
    assert (cited.source.text, cited.via) == ("Observatory", 1)
    assert said(cited, text) == ["five people had been killed"] == said(outlet, text)


def test_a_quoted_witness_carries_what_the_army_announced() -> None:
    text = "Reuters quoted a witness as saying that the army had announced the capture of the town."

    outlet, witness, army = find_attributions(parse(text), text=text)

    assert [a.source.text for a in (outlet, witness, army) if a.source] == [
        "Reuters",
        "witness",
        "army",
    ]
    assert (outlet.via, witness.via, army.via) == (None, 0, 1)
    assert said(army, text) == ["the capture of the town"]


def test_a_quotation_belongs_to_its_speaker_to_its_end() -> None:
    text = (
        '"The road is closed. The bridge is gone. We need boats," the mayor said on Friday. '
        "The rain had stopped."
    )

    (found,) = find_attributions(parse(text), text=text)

    assert said(found, text) == ["The road is closed. The bridge is gone. We need boats"]
    assert found.kind == "direct"


def test_a_quoted_paragraph_is_attributed_by_the_paragraph_after_it() -> None:
    text = (
        '"As the front moved south, the garrison ran out of fuel and of men."\n\n'
        "commented the Valley Herald. The column turned back."
    )

    (found,) = find_attributions(parse(text), text=text)

    assert found.source is not None
    assert found.source.text == "Valley Herald"
    assert said(found, text) == [
        "As the front moved south, the garrison ran out of fuel and of men"
    ]


def test_a_second_verb_of_the_same_speaker_has_its_own_content() -> None:
    text = (
        "The monitor reported that the army had taken the hill, "
        "and reported that fighting continued."
    )

    contents = [content for _, _, content in read(text)]

    assert contents == [["the army had taken the hill"], ["fighting continued"]]
    assert {source for source, _, _ in read(text)} == {"monitor"}


def test_two_speakers_of_one_verb_are_two_attributions() -> None:
    text = "The army and the ministry said that the village had fallen."

    assert [source for source, _, _ in read(text)] == ["army", "ministry"]


@settings(max_examples=25, deadline=None)
@given(
    st.permutations(
        [
            "The ministry said that the village fell.",
            '"The road is closed," the mayor said.',
            "Reuters, citing the army, reported that a bridge was hit.",
            "According to activists, two men were killed.",
        ]
    ),
    st.sampled_from([" ", "\n\n", "\n"]),
)
def test_every_offset_is_that_of_its_text(sentences: list[str], gap: str) -> None:
    text = gap.join(sentences)

    for attribution in find_attributions(parse(text), text=text):
        assert text[attribution.cue.start : attribution.cue.end] == attribution.cue.text
        source = attribution.source
        assert source is None or text[source.start : source.end] == source.text
        assert all(0 <= s.start < s.end <= len(text) for s in attribution.content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Police: three killed in blast at mosque",
            "Police",
            "three killed in blast at mosque",
        ),
        ("Rebels clash in buffer zone: monitor", "monitor", "Rebels clash in buffer zone"),
        (
            "Missiles hit the port overnight - governor",
            "governor",
            "Missiles hit the port overnight",
        ),
    ],
)
def test_a_headline_names_its_speaker_by_colon_or_dash(
    text: str, source: str, content: str
) -> None:
    assert [(s, c) for s, _, c in read(text)] == [(source, [content])]


def test_a_list_behind_a_colon_is_no_speaker() -> None:
    assert read("The army took three towns: Rasef, Dur and Sahl.") == []
    assert read("Syria: 20 killed in air strike") == []


def test_nothing_is_said_where_nothing_could_be_verified() -> None:
    text = "The agency could not verify that the town had been captured."
    assert read(text) == []
