"""The registry as evidence on names: a known armed group or outlet is no place and no person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from situate.actors.registry import ActorRegistry
from situate.language.analysis import AnalysedSentence, Name

MISTAKEN = frozenset({"GPE", "LOC", "FAC", "PERSON"})


def relabel_names(
    text: str, sentences: Sequence[AnalysedSentence], registry: ActorRegistry
) -> list[AnalysedSentence]:
    """The sentences with names of known organisations labelled ORG.

    Only a name that the registry spells exactly so, and that no state goes by, is relabelled.
    """
    return [_relabel(text, sentence, registry) for sentence in sentences]


def _relabel(text: str, sentence: AnalysedSentence, registry: ActorRegistry) -> AnalysedSentence:
    names = tuple(_corrected(text, sentence, name, registry) for name in sentence.names)
    return sentence if names == sentence.names else replace(sentence, names=names)


def _corrected(text: str, sentence: AnalysedSentence, name: Name, registry: ActorRegistry) -> Name:
    if name.label not in MISTAKEN:
        return name
    start, end = sentence.tokens[name.first].start, sentence.tokens[name.last - 1].end
    candidates = registry.candidates(text[start:end])
    actor = registry.choose(candidates)
    if actor is None or ":" in actor.id:
        return name
    return replace(name, label="ORG")
