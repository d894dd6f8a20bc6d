from hypothesis import given, settings
from hypothesis import strategies as st
from parsed_reports import REGISTRY

from situate.actors.coreference import resolve_pronoun
from situate.actors.entities import find_entities
from situate.language.analysis import AnalysedSentence, Name, Token
from situate.records import Report

WORDS = [
    "the",
    "Syrian",
    "army",
    "of",
    "Syria",
    "and",
    "ISIS",
    "fighters",
    "(",
    ")",
    "RSF",
    "Rapid",
    "Support",
    "Forces",
    "-",
    "backed",
    "its",
    "they",
    "it",
    "government",
    "Ministry",
    "Moscow",
    "in",
    "'s",
    ",",
    "Al",
    "Shabaab",
    "U.S.",
    "rebels",
    "President",
    "Osei",
    "said",
    "a",
    "SDF",
    "Coalition",
]
TAGS = ("NOUN", "PROPN", "ADJ", "VERB", "PRON", "ADP", "PUNCT", "DET")
RELATIONS = ("nsubj", "obj", "compound", "amod", "nmod", "conj", "obl", "case", "nmod:poss")
LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, list[AnalysedSentence]]:
    """A text of up to three sentences of any words, tags, trees and names."""
    text, found = "", []
    for index in range(draw(st.integers(1, 3))):
        count = draw(st.integers(1, 12))
        start, tokens = len(text), []
        for at in range(count):
            word = draw(st.sampled_from(WORDS))
            tokens.append(
                Token(
                    index=at,
                    start=len(text),
                    end=len(text) + len(word),
                    text=word,
                    lemma=word.lower(),
                    upos=draw(st.sampled_from(TAGS)),
                    xpos=draw(st.sampled_from(("NN", "NNS", "NNP", "JJ"))),
                    head=draw(st.integers(0, at - 1)) if at else -1,
                    relation=draw(st.sampled_from(RELATIONS)) if at else "root",
                )
            )
            text += word + draw(st.sampled_from((" ", "")))
        cuts = sorted(draw(st.sets(st.integers(0, count), max_size=4)))
        names = tuple(
            Name(first=first, last=last, label=draw(st.sampled_from(LABELS)))
            for first, last in zip(cuts[::2], cuts[1::2], strict=False)
        )
        found.append(
            AnalysedSentence(
                index=index, start=start, end=len(text), tokens=tuple(tokens), names=names
            )
        )
        text += " "
    return text, found


@settings(max_examples=150, deadline=None)
@given(sentences())
def test_whatever_the_model_says_the_entities_are_sound(
    drawn: tuple[str, list[AnalysedSentence]],
) -> None:
    text, analysed = drawn
    entities = find_entities(Report(id="drawn", text=text), analysed, registry=REGISTRY)
    spans = [(entity.start, entity.end) for entity in entities]
    assert spans == sorted(set(spans))
    for index, entity in enumerate(entities):
        assert text[entity.start : entity.end] == entity.text
        assert entity.actor is None or REGISTRY.actor(entity.actor) is not None
        assert entity.same_as is None or entity.same_as < index
        assert entity.same_as is None or entities[entity.same_as].same_as is None
    for position, sentence in enumerate(analysed):
        for token in sentence.tokens:
            meant = resolve_pronoun(analysed, position, token.index, entities)
            assert meant is None or 0 <= meant < len(entities)
