"""The registry as evidence on names."""

from __future__ import annotations

from situate.actors.registry import ActorRegistry
from situate.actors.relabel import relabel_names
from situate.language.analysis import AnalysedSentence, Name, Token


def _sentence(word: str, label: str) -> AnalysedSentence:
    token = Token(
        index=0, start=0, end=len(word), text=word, lemma=word, upos="PROPN", xpos="NNP", head=-1,
        relation="root",
    )  # fmt: skip
    name = Name(first=0, last=1, label=label)
    return AnalysedSentence(index=0, start=0, end=len(word), tokens=(token,), names=(name,))


def _label_of(word: str, label: str) -> str:
    (read,) = relabel_names(word, [_sentence(word, label)], ActorRegistry.load())
    return read.names[0].label


def test_a_known_armed_group_is_no_place() -> None:
    assert _label_of("Hezbollah", "GPE") == "ORG"


def test_a_state_stays_a_place() -> None:
    assert _label_of("Mali", "GPE") == "GPE"


def test_a_name_that_nobody_knows_stays_as_it_was() -> None:
    assert _label_of("Zorblax", "PERSON") == "PERSON"


def test_an_organisation_stays_one() -> None:
    assert _label_of("Hezbollah", "ORG") == "ORG"
