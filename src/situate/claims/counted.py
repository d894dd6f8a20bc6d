"""What is counted in a sentence: nouns with numbers, single persons, and a claim's scope."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from situate.claims.count_words import (
    COLLECTIVES,
    COUNTED,
    MEASURES,
)
from situate.claims.phrases import core_of
from situate.claims.quantities import Quantity, QuantitySpan, find_quantities
from situate.language.analysis import AnalysedSentence, Token

Nouns = Mapping[str, frozenset[str]]
PERSONAL = ("civilians", "fighters", "leader", "protester", "crowd", "rioter", "wounded")
THINGS = ("building", "infrastructure", "weapon", "explosive", "artillery", "place", "body", "aid")
VEHICLES = ("vehicle", "aircraft", "convoy")
NONE = Quantity(low=0, best=0, high=0)
UNHURT = frozenset({"unhurt", "unharmed", "uninjured", "unscathed"})
HARMS = frozenset({"casualty", "harm", "death", "fatality", "victim", "injury"})
ONE = Quantity(low=1, best=1, high=1)
# Relations by which a number, or a word of a number, hangs on what it counts.
HOPS = frozenset({"nummod", "det", "advmod", "amod", "compound", "nmod", "case", "flat", "dep"})
NAMELESS = frozenset({"other", "more", "toll", "life", "dead", "people killed"})
FILL = frozenset(
    "several other another more least few dozen additional further such dead wounded injured "
    "missing displaced".split()
)
MONEY = frozenset({"$", "€", "£", "No.", "no.", "number", "US$"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity and the word that heads what is counted; the words ``[first, last)`` say it.

    ``number_end`` is the index after the number; ``given`` is false where no number is written
    ("a soldier").
    """

    head: int
    number_end: int
    first: int
    last: int
    quantity: Quantity
    given: bool


def find_numbered(sentence: AnalysedSentence) -> Iterator[Counted]:
    """Everything that the sentence gives a number of, in text order."""
    for span in find_quantities([token.text for token in sentence.tokens]):
        head = _counted_by(sentence, span)
        if head is None:
            continue
        first, last = min(span.first, head), max(span.last, head + 1)
        if span.first <= head < span.last:
            last = max(last, counted_core(sentence, head) + 1)
        yield Counted(
            head=head,
            number_end=span.last,
            first=first,
            last=last,
            quantity=span.quantity,
            given=True,
        )


def find_unhurt(sentence: AnalysedSentence, among: Collection[int]) -> Iterator[Counted]:
    """Words that say without a number that nobody was hurt: "[unhurt]", "without [casualties]"."""
    for index in sorted(among):
        token = sentence.tokens[index]
        if is_unhurt(sentence, token):
            yield Counted(
                head=index, number_end=0, first=index, last=index + 1, quantity=NONE, given=False
            )


def is_unhurt(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether a word says that nobody came to harm: "unhurt", "without doing [harm]"."""
    if token.lemma.lower() in UNHURT:
        return sentence.child(token.index, "nsubj", "nsubj:pass") is not None
    if token.upos != "NOUN" or token.lemma.lower() not in HARMS:
        return False
    verb = sentence.tokens[token.head] if token.base_relation == "obj" else token
    marks = sentence.children(verb.index, "mark", "case")
    return any(mark.text.lower() == "without" for mark in marks)


def is_kind(token: Token, kinds: Sequence[str], nouns: Nouns) -> bool:
    """Whether the word heads a thing of one of the kinds."""
    lemma = token.lemma.lower()
    return any(lemma in nouns.get(kind, ()) for kind in kinds)


def is_part(sentence: AnalysedSentence, counted: Counted) -> bool:
    """Whether the number is a part of one already given: "including three children"."""
    tokens = sentence.tokens
    first = first_conjunct(sentence, tokens[counted.head])
    marks = {child.text.lower() for child in sentence.children(first.index, "case", "mark")}
    start = counted.first
    while start and tokens[start - 1].upos == "DET":
        start -= 1
    before = [token.text.lower() for token in tokens[max(start - 2, 0) : start]]
    governor = tokens[first.head].text.lower() if first.head >= 0 else ""
    if "including" in {*marks, *before, governor} or before == ["among", "them"]:
        return True
    return counted.given and _is_one_of(sentence, first)


def _is_one_of(sentence: AnalysedSentence, token: Token) -> bool:
    """Such as "five men, [one] of them a Chechen", "ten members of [one family]"."""
    beside = token.base_relation in {"appos", "parataxis", "acl", "dep"}
    if beside and any(
        child.text.lower() in {"them", "whom", "these", "those"}
        for child in sentence.children(token.index, "nmod", "obl")
    ):
        return True
    governor = sentence.tokens[token.head] if token.head >= 0 else token
    numbered = sentence.child(governor.index, "nummod") is not None
    return token.lemma in COLLECTIVES and token.base_relation == "nmod" and numbered


def who_of(sentence: AnalysedSentence, counted: Counted, nouns: Nouns) -> list[Token]:
    """The words that say who or what is counted; none where the text gives a number only."""
    core = sentence.tokens[counted_core(sentence, counted.head)]
    if core.upos in {"NUM", "DET", "PRON"} or (core.upos == "PROPN" and not counted.given):
        return []
    if core.lemma.lower() in NAMELESS or core.text.lower() == "others":
        return []
    if core.lemma.lower() in COUNTED:
        return _who_of_cost(sentence, core, nouns)
    if counted.given and core.lemma in COLLECTIVES:
        return [core]
    first = max(phrase_start(sentence, core.index), counted.number_end)
    tokens = list(sentence.tokens[min(first, core.index) : core.index + 1])
    while tokens and (tokens[0].upos in {"NUM", "DET"} or tokens[0].lemma in FILL):
        tokens = tokens[1:]
    return tokens


def counted_core(sentence: AnalysedSentence, head: int) -> int:
    """The word that says what is counted: "tens of thousands of [residents]"."""
    if sentence.tokens[head].lemma == "ten":
        for child in sentence.children(head, "nmod"):
            return core_of(sentence, child.index)
    return core_of(sentence, head)


def first_conjunct(sentence: AnalysedSentence, token: Token) -> Token:
    """The word that a chain of coordinated words begins with."""
    while token.base_relation == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    return token


def _who_of_cost(sentence: AnalysedSentence, core: Token, nouns: Nouns) -> list[Token]:
    """Who the dead of "30 civilian casualties" or "12 deaths among villagers" are."""
    modifier = sentence.child(core.index, "amod", "compound")
    if modifier is not None and is_kind(modifier, PERSONAL, nouns):
        return [modifier]
    for child in sentence.children(core.index, "nmod"):
        case = sentence.child(child.index, "case")
        if case is not None and case.text.lower() in {"of", "among"}:
            return [child]
    return []


def _counted_by(sentence: AnalysedSentence, span: QuantitySpan) -> int | None:
    """The word that heads what a number counts; None for dates, measures, sums and names."""
    tokens = sentence.tokens
    if _is_glued(tokens, span) or sentence.name_at(span.core) is not None:
        return None
    current = tokens[span.core]
    while current.head >= 0:
        inside = span.first <= current.head < span.last
        if current.base_relation not in HOPS and not (inside and current.relation == "conj"):
            break
        if current.base_relation == "nmod" and not inside:
            governor = tokens[current.head]
            current = governor if governor.lemma in COLLECTIVES else current
            break
        current = tokens[current.head]
        if not inside:
            break
    if current.lemma.lower() in MEASURES or current.relation == "obl:unmarked":
        return None
    bare = span.first <= current.index < span.last
    return None if bare and _is_year(current) else current.index


def phrase_start(sentence: AnalysedSentence, head: int) -> int:
    """The first of the words before a noun that belong to it, article left out."""
    inside = {
        index
        for child in sentence.children(head, "amod", "compound", "nmod", "flat")
        if child.relation != "nmod:poss"
        for index in sentence.subtree(child.index)
        if index < head
    }
    first = head
    while first - 1 in inside or (first - 2 in inside and sentence.tokens[first - 1].text == "-"):
        first -= 1
    return first


def _is_glued(tokens: Sequence[Token], span: QuantitySpan) -> bool:
    """Whether the number is part of a compound ("20-year-old"), a sum of money or a share."""
    after = tokens[span.last] if span.last < len(tokens) else None
    before = tokens[span.first - 1] if span.first else None
    joined = after is not None and after.start == tokens[span.last - 1].end
    if joined and after is not None and after.text in {"-", "th", "st", "nd", "rd", "%", ":"}:
        return True
    return before is not None and (
        before.text in MONEY
        or (before.text in {"-", ":", "/"} and before.end == tokens[span.first].start)
    )


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == 4 and token.text[:2] in {"19", "20"}


def is_bare_participle(sentence: AnalysedSentence, token: Token) -> bool:
    """A past participle without auxiliary or object of its own: "five others [wounded]"."""
    if sentence.child(token.index, "aux", "obj") is not None:
        return False
    # Taggers take the bare participle for a past tense at times; then it has no subject either.
    return token.xpos == "VBN" or (token.xpos == "VBD" and not sentence.child(token.index, "nsubj"))


def words_of(tokens: Sequence[Token], text: str | None) -> str:
    """The words as the text has them, or joined as they were; ``text`` is the report's."""
    if text is not None:
        return text[tokens[0].start : tokens[-1].end]
    parts = [tokens[0].text]
    for previous, token in pairwise(tokens):
        parts.append((" " if token.start > previous.end else "") + token.text)
    return "".join(parts)
