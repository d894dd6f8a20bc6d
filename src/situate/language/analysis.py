"""The analysed sentence: words with lemma, tags and tree, and the names found over them.

Every consumer above (actors, places, times, claims) works on these records and never on the model.
Indexes are positions in ``AnalysedSentence.tokens``; offsets are code points of the whole report's
text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from situate.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word: ``head`` is the index of its governor in the sentence, -1 for the root.

    ``upos``, ``xpos`` (Penn) and ``relation`` are those of Universal Dependencies v2 English;
    ``lemma`` is lower case except for proper nouns.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str

    @property
    def base_relation(self) -> str:
        """The relation without its subtype: ``nsubj`` for ``nsubj:pass``."""
        return self.relation.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name over tokens ``[first, last)``; label PERSON, ORG, GPE, LOC, FAC or NORP."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A word that may say that something happens, as the network sees it.

    ``types`` holds the likeliest types of what happens with their probabilities, ``arguments`` the
    words that may take part in it, each with its likeliest role and the role's probability.
    """

    token: int
    types: tuple[tuple[str, float], ...]
    arguments: tuple[tuple[int, str, float], ...] = ()

    @property
    def probability(self) -> float:
        """How likely it is that the word says that something happens at all."""
        return sum(share for _, share in self.types)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedSentence:
    """One sentence of the report, closely read.

    ``index`` is its place among the reading's sentences; ``happenings`` is empty where the model
    does not look for any.
    """

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    happenings: tuple[Happening, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        rows: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                rows[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(tuple(row) for row in rows))

    @property
    def root(self) -> Token | None:
        """The word whose head is -1, or None for a sentence without words."""
        return next((token for token in self.tokens if token.head < 0), None)

    def children(self, index: int, *relations: str) -> list[Token]:
        """Dependents of a word in text order; with relations, only those (base or full name)."""
        tokens = [self.tokens[child] for child in self._children[index]]
        if not relations:
            return tokens
        return [t for t in tokens if t.relation in relations or t.base_relation in relations]

    def child(self, index: int, *relations: str) -> Token | None:
        """The first dependent in one of the relations, or None."""
        return next(iter(self.children(index, *relations)), None)

    def subtree(self, index: int, *, without: Sequence[str] = ()) -> list[int]:
        """Sorted indexes of a word and all below it; ``without`` cuts these base relations off."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(c.index for c in self.children(current) if c.base_relation not in without)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[Token]:
        """The governors of a word, nearest first, up to the root."""
        head = self.tokens[index].head
        while head >= 0:
            yield self.tokens[head]
            head = self.tokens[head].head

    def name_at(self, index: int) -> Name | None:
        """The name that covers a word, or None."""
        return next((name for name in self.names if name.first <= index < name.last), None)

    def happening_at(self, index: int) -> Happening | None:
        """What the network says of a word as a happening, or None."""
        return next((one for one in self.happenings if one.token == index), None)

    def token_at(self, offset: int) -> Token | None:
        """The word that covers a code point of the report's text, or None."""
        return next((token for token in self.tokens if token.start <= offset < token.end), None)


class LanguageModel(Protocol):
    """A close reader of English: the contract of every `language` component.

    ``version`` goes into the reading's run. ``analyse`` takes the report's text and the spans of
    the sentences to read, and gives one analysed sentence a span, in the same order; ``index`` of
    result is the position of its span in ``sentences`` unless ``indexes`` gives others. Offsets are
    exact; the tree of each sentence has one root and no circle.
    """

    version: str

    def analyse(
        self, text: str, sentences: Sequence[Span], *, indexes: Sequence[int] | None = None
    ) -> list[AnalysedSentence]: ...
