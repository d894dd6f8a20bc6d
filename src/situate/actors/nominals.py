"""Nominal mentions of actors: "government forces", "the rebels", "Turkish-backed fighters"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from situate.actors.mentions import ActorMention, is_shouted, span_text
from situate.actors.nouns import GenericNouns, NounClass, word_list
from situate.language.analysis import AnalysedSentence, Token

_POSSESSIVES = frozenset({"its", "their"})
_DEFINITE = _POSSESSIVES | {"the", "this", "that", "these", "those", "'s", "’s"}
_OTHERS = frozenset({"a", "an", "another", "any", "no", "his", "her", "our", "my", "your", "some"})
_HYPHENS = frozenset({"-", "–", "‐", "‑"})
_LONGEST_PHRASE = 3
_MODIFIER_TAGS = frozenset({"NOUN", "ADJ", "VERB", "PROPN"})
_MODIFIER_RELATIONS = frozenset({"compound", "amod", "flat", "conj", "nmod"})


def find_nominals(
    text: str,
    sentence: AnalysedSentence,
    names: Sequence[ActorMention],
    *,
    nouns: GenericNouns,
    position: int,
) -> Iterator[ActorMention]:
    """The generic actor nouns of a sentence that no name covers, each with its modifiers."""
    covered = {index for m in names for index in range(m.first, m.last)}
    for token in sentence.tokens:
        found = None if token.index in covered else _noun_at(sentence, token, nouns)
        joined = token.index > 0 and sentence.tokens[token.index - 1].text in _HYPHENS
        if found is None or joined or _modifies_noun(sentence, token, names):
            continue
        noun, opening = found
        first = _extend_left(sentence, opening, names, nouns)
        noun = nouns.of_phrase(span_text(text, sentence, first, token.index + 1)) or noun
        noun = _sided(sentence, (first, token.index), noun, nouns)
        definite = _opens_with(sentence, first, _DEFINITE)
        modified = first < token.index
        if noun.kind == "organization" and not (definite or modified or noun.body):
            continue
        if noun.weak and (modified or not definite):
            continue
        if noun.kind == "organization" and any(m.last == first and m.candidates for m in names):
            continue
        inside = [m for m in names if first <= m.first and m.last <= token.index]
        yield ActorMention(
            position=position,
            first=first,
            last=token.index + 1,
            kind="person" if _is_one_person(token, noun) else noun.kind,
            noun=noun,
            definite=definite,
            modified=modified,
            possessed=_opens_with(sentence, first, _POSSESSIVES),
            narrowed=_is_narrowed(sentence, first, token),
            owner=inside[-1].first if inside else None,
            group=_group_of(sentence, token, names),
        )


def _noun_at(
    sentence: AnalysedSentence, token: Token, nouns: GenericNouns
) -> tuple[NounClass, int] | None:
    """The class of a generic noun and the first token of the phrase that names it, or None."""
    if token.upos not in {"NOUN", "PROPN"}:
        return None
    for first in range(max(0, token.index - _LONGEST_PHRASE + 1), token.index):
        words = " ".join(t.text for t in sentence.tokens[first : token.index + 1])
        found = nouns.phrases.get(words.casefold())
        if found:
            return found, first
    noun = nouns.of_word(token.text, token.lemma)
    return (noun, token.index) if noun else None


def _modifies_noun(sentence: AnalysedSentence, token: Token, names: Sequence[ActorMention]) -> bool:
    """Whether the noun only describes another one ("army base", "police station")."""
    if token.relation not in {"compound", "amod", "nmod:poss"} or token.head <= token.index:
        return False
    if token.relation == "nmod:poss":
        return False
    title = any(m.kind == "person" and m.first <= token.head < m.last for m in names)
    return not title


def _extend_left(
    sentence: AnalysedSentence, index: int, names: Sequence[ActorMention], nouns: GenericNouns
) -> int:
    """The first token of the contiguous modifiers that belong to the mention."""
    tokens, first, shouted = sentence.tokens, index, is_shouted(sentence)
    while first > 0:
        before = tokens[first - 1]
        hyphenated = before.text in _HYPHENS and first >= 2
        step = first - 2 if hyphenated else first - 1
        name = next((m for m in names if m.first <= step < m.last), None)
        if name is not None:
            if not _belongs(sentence, name, index):
                break
            first = name.first
        elif (hyphenated and first < index) or _is_modifier(tokens[step], nouns, shouted):
            first = step
        else:
            break
    return first


def _is_modifier(token: Token, nouns: GenericNouns, shouted: bool) -> bool:
    """Whether a word before a generic noun belongs to the minimal name of those it means."""
    word = token.text.casefold()
    if token.upos == "PROPN" and not shouted:
        return True
    if token.upos not in _MODIFIER_TAGS or token.base_relation not in _MODIFIER_RELATIONS:
        return False
    listed = word in nouns.kept or word in nouns.sides or word in nouns.words
    links = word_list("links")
    linked = word in links or ("-" in word and word.rsplit("-", 1)[-1] in links)
    return listed or linked or (token.text[0].isupper() and token.index > 0 and not shouted)


def _belongs(sentence: AnalysedSentence, name: ActorMention, index: int) -> bool:
    if name.kind == "nationality":
        return True
    return any(
        token.index == index
        for inside in range(name.first, name.last)
        for token in sentence.ancestors(inside)
    )


def _opens_with(sentence: AnalysedSentence, first: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands before the mention, with at most adjectives between."""
    for before in reversed(sentence.tokens[max(0, first - 4) : first]):
        if before.text.casefold() in words:
            return True
        if before.upos not in {"ADJ", "NUM", "NOUN"}:
            return False
    return False


def _is_narrowed(sentence: AnalysedSentence, first: int, head: Token) -> bool:
    """Whether words outside the mention tell it from the one that stands alone."""
    if _opens_with(sentence, first, _OTHERS):
        return True
    if any(child.index < first for child in sentence.children(head.index, "compound")):
        return True
    cases = [
        case.text.casefold()
        for child in sentence.children(head.index, "nmod")
        if child.index > head.index
        for case in sentence.children(child.index, "case")
    ]
    return "of" in cases


def _is_one_person(token: Token, noun: NounClass) -> bool:
    singular = token.xpos in {"NN", "NNP"} and not token.text.casefold().endswith(("men", "s"))
    return (
        noun.kind == "group" and singular and token.lemma.casefold() not in word_list("collective")
    )


def _sided(
    sentence: AnalysedSentence, span: tuple[int, int], noun: NounClass, nouns: GenericNouns
) -> NounClass:
    """The class of a neutral head as its modifiers decide it ("rebel forces")."""
    words = [t.text.casefold() for t in sentence.tokens[span[0] : span[1]]]
    side = next((nouns.sides[w] for w in reversed(words) if w in nouns.sides), None)
    inter = {"state": 1, "rebel": 2, "militia": 3, "external": 8}
    against = noun.side == "state" and side in {"rebel", "militia"}
    neutral = noun.side in {None, "armed"}
    if side is None or noun.role or noun.kind != "group" or not (neutral or against):
        return noun
    sector = {"state": "MIL", "rebel": "REB", "militia": "UAF", "external": "MIL"}[side]
    body = "army" if side == "state" and words[-1] in {"government", "army", "regime"} else None
    return NounClass(kind="group", inter=inter[side], sector=sector, side=side, body=body)


def _group_of(
    sentence: AnalysedSentence, token: Token, names: Sequence[ActorMention]
) -> int | None:
    """The first token of the name in "fighters of the NAME" or "spokesman for NAME", or None."""
    after = [t.text.casefold() for t in sentence.tokens[token.index + 1 : token.index + 3]]
    if not after or after[0] not in {"of", "from", "for"}:
        return None
    start = token.index + (3 if after[-1] == "the" else 2)
    return start if any(m.first == start for m in names) else None
