"""The judge: what speaks for a claim, and what other codebooks and models have of it."""

from __future__ import annotations

from dataclasses import replace

from situate.claims.choice import choose, load_weights
from situate.claims.confidence import least_score, load_judge
from situate.claims.judging import odds
from situate.claims.type_options import TypeOption
from situate.language.analysis import AnalysedSentence
from situate.reader import RulesReader
from situate.records import Report, Span

PLAIN = "Gunmen kidnapped two priests near Orvo on Monday, the police said."
HARMLESS = "The new film about the siege of a bakery was shot in nine days."


def make_report(text: str) -> Report:
    return Report(id="0" * 32, language="en", text=text, story=(Span(start=0, end=len(text)),))


class Deaf:
    """A language model that sees no happenings."""

    def __init__(self, model: object) -> None:
        self._model = model
        self.version = "deaf"

    def analyse(self, *arguments: object, **options: object) -> list[AnalysedSentence]:
        found = self._model.analyse(*arguments, **options)  # type: ignore[attr-defined]
        return [replace(sentence, happenings=()) for sentence in found]


def test_odds_are_held_within_reason() -> None:
    assert odds(0.5) == 0
    assert odds(0.0) < odds(0.1) < odds(0.9) < odds(1.0) < 10


def test_the_option_with_most_weight_is_chosen_and_of_equal_ones_the_first() -> None:
    name = max(load_weights("type"), key=lambda fact: load_weights("type")[fact])
    plain = TypeOption(type="aid", facts={})
    heavy = TypeOption(type="base", facts={name: 1.0})
    assert choose([plain, heavy], "type") is heavy
    assert choose([plain, TypeOption(type="siege", facts={})], "type") is plain


def test_what_the_network_alone_suspects_needs_a_higher_score() -> None:
    assert least_score("codebook") < least_score("lemma") == least_score("network")
    assert set(load_judge()) == {"network", "alone", "least"}


def test_a_plain_claim_is_surer_than_one_in_a_story_about_a_film(reader: RulesReader) -> None:
    (plain,) = reader.read(make_report(PLAIN)).claims
    assert plain.type == "abduction"
    assert all(claim.score < plain.score for claim in reader.read(make_report(HARMLESS)).claims)


def test_a_model_without_happenings_leaves_the_codebook_to_itself(reader: RulesReader) -> None:
    deaf = reader.with_codebook("conflict.v1")
    deaf.model = Deaf(reader.model)  # type: ignore[assignment]
    (claim,) = deaf.read(make_report(PLAIN)).claims
    assert (claim.type, claim.trigger.text) == ("abduction", "kidnapped")
    assert 0 < claim.score < 1


def test_another_codebook_keeps_its_own_types(reader: RulesReader) -> None:
    (claim,) = reader.with_codebook("plover.v1").read(make_report(PLAIN)).claims
    assert claim.type == "ASSAULT"
