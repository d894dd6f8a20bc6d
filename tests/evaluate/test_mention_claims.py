"""Claims out of annotated mentions: type, sides, place and day of the mention's own sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from made_readings import entity, place, time

from situate.claims.findings import Findings
from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.evaluate.mention_claims import build_claim
from situate.events.families import UNTYPED
from situate.language.analysis import AnalysedSentence, Happening, Token
from situate.records import Span
from situate.times import Anchor

TEXT = "Rebels freed ten hostages near Tell on Sunday . Hama mourned .\n"
# Word, its governor and relation, sentence by sentence.
FIRST = [
    ("Rebels", 1, "nsubj"), ("freed", -1, "root"), ("ten", 3, "nummod"), ("hostages", 1, "obj"),
    ("near", 5, "case"), ("Tell", 1, "obl"), ("on", 7, "case"), ("Sunday", 1, "obl"),
    (".", 1, "punct"),
]  # fmt: skip
SECOND = [("Hama", 1, "nsubj"), ("mourned", -1, "root"), (".", 1, "punct")]


def span(word: str) -> Span:
    start = TEXT.index(word)
    return Span(start=start, end=start + len(word))


def sentence(
    index: int, start: int, rows: list[tuple[str, int, str]], *happenings: Happening
) -> AnalysedSentence:
    tokens = []
    for number, (word, head, relation) in enumerate(rows):
        at = TEXT.index(word, tokens[-1].end if tokens else start)
        tokens.append(
            Token(
                index=number,
                start=at,
                end=at + len(word),
                text=word,
                lemma=word.lower(),
                upos="X",
                xpos="X",
                head=head,
                relation=relation,
            )
        )
    return AnalysedSentence(
        index=index, start=start, end=tokens[-1].end, tokens=tuple(tokens), names=(),
        happenings=happenings,
    )  # fmt: skip


def findings(share: float = 0.9) -> Findings:
    draft = Draft(name="a", text=TEXT, given_id="a", published=dt.date(2017, 9, 4), language="en")
    freed = Happening(token=1, types=(("talks", 0.05), ("release", share)))
    sunday = replace(
        time(TEXT, "Sunday", "2017-09-03"),
        begin=dt.date(2017, 9, 3), end_day=dt.date(2017, 9, 3), precision="day",
    )  # fmt: skip
    return Findings(
        report=assemble_report(draft, CollectOptions()),
        sentences=(
            sentence(0, 0, FIRST, freed),
            sentence(1, TEXT.index("Hama"), SECOND),
        ),
        entities=(entity(TEXT, "Rebels", "group", actor="XX:REB"),),
        places=(place(TEXT, "Tell", 35.8, 38.5), place(TEXT, "Hama", 35.1, 36.7)),
        times=(sunday,),
        attributions=(),
        anchor=Anchor(date=dt.date(2017, 9, 4), kind="published"),
    )


build = partial(build_claim, name="a:1")


def test_a_verb_takes_sides_place_and_day_from_its_sentence() -> None:
    claim = build(findings(), [span("freed")])
    assert (claim.id, claim.type, claim.trigger.text) == ("a:1", "release", "freed")
    assert [(p.role, p.text, p.actor) for p in claim.participants] == [
        ("actor", "Rebels", "XX:REB"),
        ("target", "ten hostages", None),
    ]
    assert claim.place is not None
    assert claim.place.text == "Tell"
    assert claim.time is not None
    assert (claim.time.begin, claim.time.basis) == (dt.date(2017, 9, 3), "tense")
    assert claim.quote == TEXT[: TEXT.index(" Hama")]


def test_an_unlikely_type_is_none() -> None:
    assert build(findings(share=0.2), [span("freed")]).type == UNTYPED


def test_what_another_sentence_names_is_not_taken() -> None:
    claim = build(findings(), [span("mourned")])
    assert claim.type == UNTYPED
    assert claim.time is None
    assert claim.place is not None
    assert claim.place.text == "Hama"
    assert [(p.role, p.text) for p in claim.participants] == [("actor", "Hama")]


def test_a_mention_of_two_words_goes_by_the_one_that_governs() -> None:
    claim = build(findings(), [span("freed"), span("hostages")])
    assert claim.trigger.text == "freed hostages"
    assert claim.type == "release"


def test_words_outside_every_sentence_make_a_bare_claim() -> None:
    bare = replace(findings(), sentences=())
    claim = build(bare, [span("freed")])
    assert (claim.quote, claim.type) == ("freed", UNTYPED)
    assert (claim.participants, claim.place, claim.time) == ((), None, None)
