"""Telegraphic passives, such as "Captured by A 3 May 2020. Recaptured by B/ C in July".

They have no subject, so that the network, taught on whole sentences, misreads them; their grammar
is plain enough to be read off: a participle, "by", who did it (slashes, commas and "and" part
several), then when and where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from situate.language.analysis import AnalysedSentence, Name, Token
from situate.language.lemmas import read_lemmas

# What ends who did it: a preposition or conjunction of what follows, or a mark.
_AFTER = frozenset(
    """
    on in at around by since during after before from near until with for as but when while
    """.split()
)
_PARTING = frozenset({"/", ",", "and", "&", "+"})
_PARTICIPLE = re.compile(r"[a-z-]+(?:ed|en|wn|un|ost|ught|eld)$")


def is_headless(sentence: AnalysedSentence, token: Token) -> bool:
    """Whether the word is the participle of a passive that leaves out its subject."""
    return token.head < 0 and token.index == _participle_of(sentence)


def _participle_of(sentence: AnalysedSentence) -> int | None:
    """The participle that opens the sentence, but for adverbs, with "by" and no date behind it."""
    tokens = sentence.tokens
    for token in tokens[:4]:
        word = token.text.lower()
        following = tokens[token.index + 1 : token.index + 3]
        if len(following) == 2 and following[0].text.lower() == "by":
            is_date = following[1].upos == "NUM" or following[1].text[:1].isdigit()
            return None if is_date or not _PARTICIPLE.match(word) else token.index
        adverb = word.endswith("ly") or word in {"claimed", "again", "once", "twice", "then"}
        if not adverb and token.upos != "PUNCT":
            return None
    return None


def mend_passive(sentence: AnalysedSentence) -> AnalysedSentence:
    """The sentence with its participle as the verb and those behind "by" as the doers."""
    verb = _participle_of(sentence)
    if verb is None:
        return sentence
    parts = _read_doers(sentence, verb + 2)
    if not parts:
        return sentence
    end = parts[-1][1]
    heads = [_head_in(sentence, first, last) for first, last in parts]
    governors = {head: (verb if head == heads[0] else heads[0]) for head in heads}
    tokens = []
    for token in sentence.tokens:
        head, relation = token.head, token.relation
        if token.index == verb:
            lemma = read_lemmas().find_lemma(token.text.lower(), "VERB", "VBN")
            token = replace(token, upos="VERB", xpos="VBN", lemma=lemma)
            head, relation = -1, "root"
        elif token.index in governors:
            head = governors[token.index]
            relation = "obl:agent" if token.index == heads[0] else "conj"
        elif verb + 1 <= token.index < end:
            head, relation = _inside(sentence, token, parts, heads)
        elif token.index < verb:
            head, relation = verb, "advmod"
        elif head < end:
            nominal = token.upos in {"NOUN", "PROPN", "NUM"} and not relation.startswith("obl")
            relation = "obl" if nominal or head != verb else relation
            relation = "punct" if token.upos == "PUNCT" else relation
            head = verb
        tokens.append(replace(token, head=head, relation=relation))
    return replace(sentence, tokens=tuple(tokens), names=_rename(sentence, parts), happenings=())


def _read_doers(sentence: AnalysedSentence, first: int) -> list[tuple[int, int]]:
    """The stretches of words, one a doer, from a word on until something else begins."""
    parts: list[tuple[int, int]] = []
    start = first
    for token in sentence.tokens[first:]:
        word = token.text.lower()
        ends = token.upos == "NUM" or token.text[:1].isdigit() or word in _AFTER
        ends = ends or token.text in {".", ";", ":", "(", "["} or _is_month(word)
        if ends or word in _PARTING:
            if token.index > start:
                parts.append((start, token.index))
            start = token.index + 1
        if ends:
            return parts
    if start < len(sentence.tokens):
        parts.append((start, len(sentence.tokens)))
    return parts


_MONTHS = frozenset(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec mid early late spring summer autumn winter first last
    """.split()
)


def _is_month(word: str) -> bool:
    return word.partition("-")[0] in _MONTHS


def _head_in(sentence: AnalysedSentence, first: int, last: int) -> int:
    """The word that heads a doer: the one that the parser hung elsewhere, if it is a noun."""
    words = sentence.tokens[first:last]
    nouns = [t for t in words if t.upos in {"NOUN", "PROPN"}]
    outer = [t for t in nouns if not first <= t.head < last]
    return (outer or nouns or list(words))[-1].index


def _inside(
    sentence: AnalysedSentence,
    token: Token,
    parts: Sequence[tuple[int, int]],
    heads: Sequence[int],
) -> tuple[int, str]:
    """Governor and relation of a word among the doers."""
    for (first, last), head in zip(parts, heads, strict=True):
        if first <= token.index < last:
            if token.relation == "case" and token.xpos == "POS":
                return token.index - 1, "case"
            if first <= token.head < last:
                return token.head, token.relation
            return head, "compound" if token.upos in {"NOUN", "PROPN"} else "dep"
    following = next((h for h in heads if h > token.index), heads[-1])
    if token.text.lower() == "by":
        return heads[0], "case"
    return following, "cc" if token.text.isalpha() else "punct"


def _rename(sentence: AnalysedSentence, parts: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    """The names with each doer that is written in capitals throughout as one organisation."""
    names = list(sentence.names)
    for first, last in parts:
        words = sentence.tokens[first:last]
        if all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in words):
            names = [n for n in names if n.last <= first or n.first >= last]
            names.append(Name(first=first, last=last, label="ORG"))
    return tuple(sorted(names, key=lambda name: name.first))
