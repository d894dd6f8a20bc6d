"""What a pronoun means: the entity before it that fits in number and kind and stands out.

Conservative: where two candidates stand out equally, None. The ranking follows the salience
factors of Lappin and Leass (1994): recency, subject before object before the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from situate.language.analysis import AnalysedSentence, Token
from situate.records import Entity

_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_SUBJECT = 3.0
_OBJECT = 1.5
_OTHER = 1.0
_SAME_SENTENCE = 1.5
_LEAST = 1.5
_LEAST_LEAD = 0.5
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


_QUOTES = frozenset({'"', "“", "”", "``", "''"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """Something that a pronoun may mean; ``index`` is None for what is no entity ("the house")."""

    index: int | None
    key: str | int
    salience: float


def resolve_pronoun(
    sentences: Sequence[AnalysedSentence],
    sentence_index: int,
    token_index: int,
    entities: Sequence[Entity],
) -> int | None:
    """The index of the entity that a pronoun means, or None where that is not certain.

    Args:
        sentences: the closely read sentences, in text order.
        sentence_index: the position in ``sentences`` of the one with the pronoun.
        token_index: the pronoun's token; it, he, she, they, their forms, or a relative pronoun.
        entities: the entities of the report, in text order.
    """
    sentence = sentences[sentence_index]
    pronoun = sentence.tokens[token_index]
    word = pronoun.text.casefold()
    if word in _RELATIVE:
        return _relative_antecedent(sentence, pronoun, entities)
    if word not in _PERSON | _THING | _PLURAL:
        return None
    quoted = _is_quoted(sentence, pronoun)
    if word not in _PERSON and (quoted or not _can_mean_party(sentence, pronoun)):
        return None
    candidates: list[_Candidate] = []
    for back in (0, 1):
        if back <= sentence_index and not (quoted and back == 0):
            near = sentences[sentence_index - back]
            candidates += _candidates(near, pronoun, entities, back)
            candidates += _rivals(near, pronoun, entities, back)
    return _outstanding(candidates)


def _is_quoted(sentence: AnalysedSentence, pronoun: Token) -> bool:
    """Whether a pronoun stands within quotation marks opened in its sentence."""
    before = sentence.tokens[: pronoun.index]
    return sum(token.text in _QUOTES for token in before) % 2 == 1


def _can_mean_party(sentence: AnalysedSentence, pronoun: Token) -> bool:
    """Whether "it", "they" or their forms can mean a party: as the one who acts or has."""
    if _is_expletive(sentence, pronoun):
        return False
    governor = sentence.tokens[pronoun.head]
    if pronoun.relation == "nmod:poss":
        return True
    plural = pronoun.text.casefold() in _PLURAL
    return plural or (pronoun.relation == "nsubj" and governor.upos == "VERB")


def _is_expletive(sentence: AnalysedSentence, pronoun: Token) -> bool:
    """Whether "it" means nothing ("it is feared that", "it rained")."""
    if pronoun.relation == "expl" or pronoun.head < 0:
        return True
    clauses = sentence.children(pronoun.head, "csubj", "ccomp")
    governor = sentence.tokens[pronoun.head]
    return bool(clauses) and governor.upos in {"ADJ", "NOUN"} and pronoun.base_relation == "nsubj"


def _relative_antecedent(
    sentence: AnalysedSentence, pronoun: Token, entities: Sequence[Entity]
) -> int | None:
    """The entity headed by the noun that the relative clause describes."""
    clause = next((t for t in sentence.ancestors(pronoun.index) if t.relation == "acl:relcl"), None)
    if clause is None or clause.head < 0:
        return None
    return entity_of_token(sentence, clause.head, entities)


def entity_of_token(
    sentence: AnalysedSentence, token_index: int, entities: Sequence[Entity]
) -> int | None:
    """The index of the longest entity that a word heads or stands in, or None."""
    token = sentence.tokens[token_index]
    held = [
        (entity.end - entity.start, -index)
        for index in _entities_in(sentence, entities)
        for entity in (entities[index],)
        if entity.start <= token.start and token.end <= entity.end
    ]
    return -max(held)[1] if held else None


def _entities_in(sentence: AnalysedSentence, entities: Sequence[Entity]) -> range:
    """The indexes of a sentence's entities (these are in text order)."""
    first = bisect_left(entities, sentence.start, key=lambda entity: entity.start)
    last = bisect_left(entities, sentence.end, lo=first, key=lambda entity: entity.start)
    return range(first, last)


def _candidates(
    sentence: AnalysedSentence, pronoun: Token, entities: Sequence[Entity], back: int
) -> list[_Candidate]:
    found: list[_Candidate] = []
    for index in _entities_in(sentence, entities):
        entity = entities[index]
        if entity.start >= pronoun.start:
            continue
        head = _head_of(sentence, entity)
        if head is None or _is_held(entity, index, entities) or not _fits(pronoun, entity, head):
            continue
        if back == 0 and _is_coargument(sentence, pronoun, head):
            continue
        root = index if entity.same_as is None else entity.same_as
        salience = _role_weight(sentence, head) * (_SAME_SENTENCE if back == 0 else 1.0)
        found.append(_Candidate(index=index, key=entity.actor or root, salience=salience))
    return found


def _rivals(
    sentence: AnalysedSentence, pronoun: Token, entities: Sequence[Entity], back: int
) -> list[_Candidate]:
    """Nouns that are no entities but fit a pronoun for things as well ("it", "they")."""
    word = pronoun.text.casefold()
    if word in _PERSON:
        return []
    found: list[_Candidate] = []
    for token in sentence.tokens:
        if token.upos not in {"NOUN", "PROPN"} or token.start >= pronoun.start:
            continue
        plural = token.xpos in _PLURAL_TAGS
        if (
            plural != (word in _PLURAL)
            or entity_of_token(sentence, token.index, entities) is not None
        ):
            continue
        if back == 0 and _is_coargument(sentence, pronoun, token):
            continue
        salience = _role_weight(sentence, token) * (_SAME_SENTENCE if back == 0 else 1.0)
        if salience > _OTHER * _SAME_SENTENCE:
            found.append(_Candidate(index=None, key=f"noun {token.start}", salience=salience))
    return found


def _head_of(sentence: AnalysedSentence, entity: Entity) -> Token | None:
    """The word of an entity that hangs on a word outside it."""
    tokens = [t for t in sentence.tokens if entity.start <= t.start and t.end <= entity.end]
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside), None)


def _is_held(entity: Entity, index: int, entities: Sequence[Entity]) -> bool:
    """Whether a larger entity holds this one ("ISIS" in "ISIS fighters")."""
    return any(
        other.start <= entity.start and entity.end <= other.end
        for at, other in enumerate(entities[max(0, index - 3) : index + 3], max(0, index - 3))
        if at != index and (other.end - other.start) > (entity.end - entity.start)
    )


def _fits(pronoun: Token, entity: Entity, head: Token) -> bool:
    word = pronoun.text.casefold()
    plural = head.xpos in _PLURAL_TAGS
    if word in _PERSON:
        return entity.kind == "person"
    if entity.kind in {"nationality", "facility"}:
        return word in _PLURAL and plural and entity.kind == "nationality"
    if word in _THING:
        country = entity.kind == "place" and entity.actor is not None
        return not plural and (entity.kind in {"organization", "group"} or country)
    return entity.kind == "group" or (entity.kind == "organization" and head.xpos == "NNS")


def _role_weight(sentence: AnalysedSentence, head: Token) -> float:
    token = head
    while token.base_relation == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    if token.base_relation == "nsubj":
        return _SUBJECT
    if token.base_relation in {"obj", "iobj"} or token.relation == "obl:agent":
        return _OBJECT
    return _OTHER


def _is_coargument(sentence: AnalysedSentence, pronoun: Token, head: Token) -> bool:
    """Whether both hang on one verb, so that they cannot be the same ("the army shelled them")."""
    reflexive = pronoun.text.casefold().endswith(("self", "selves"))
    possessive = pronoun.relation == "nmod:poss"
    if reflexive or possessive:
        return False
    if pronoun.head == head.head:
        return True
    return pronoun.head == head.index or head.head == pronoun.index


def _outstanding(candidates: Sequence[_Candidate]) -> int | None:
    """The candidate that is clearly more salient than any other; None if that is no entity."""
    best: dict[str | int, _Candidate] = {}
    for candidate in candidates:
        known = best.get(candidate.key)
        if known is None or candidate.salience > known.salience:
            best[candidate.key] = candidate
    ranked = sorted(best.values(), key=lambda c: -c.salience)
    if not ranked or ranked[0].salience < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0].salience - ranked[1].salience < _LEAST_LEAD:
        return None
    return ranked[0].index
