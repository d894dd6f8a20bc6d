"""Quotations: stretches between quotation marks, also over several sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from situate.language.analysis import AnalysedSentence, Token
from situate.records import Span

OPENING = frozenset({"“", "``", "«", "„"})
CLOSING = frozenset({"”", "''", "»"})
STRAIGHT = frozenset({'"', "＂"})
SINGLE = frozenset({"'", "‘", "’", "`"})
# A gap this wide between two sentences (a line break and more) is a paragraph's end, if no text is
# at hand to see it.
PARAGRAPH_GAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between a pair of quotation marks, without the marks and the last full stop.

    ``first`` and ``last`` are positions in the sequence of sentences; ``opens_sentence`` says that
    nothing but the mark stands before it in its first sentence, ``closes_sentence`` that nothing
    but punctuation follows it in its last; ``continues`` that it carries on the quotation before it
    in a new paragraph.
    """

    start: int
    end: int
    first: int
    last: int
    opens_sentence: bool
    closes_sentence: bool
    continues: bool
    words: int

    @property
    def span(self) -> Span:
        """The quoted stretch of the text."""
        return Span(start=self.start, end=self.end)


def find_quotations(
    sentences: Sequence[AnalysedSentence], *, text: str | None = None
) -> list[Quotation]:
    """Quotations in text order. A mark that is never closed ends with its paragraph.

    A paragraph that opens with a mark while the last one's quotation is still open carries it on.
    """
    desk = _Desk(sentences)
    for position, sentence in enumerate(sentences):
        if position and is_break(sentences[position - 1], sentence, text=text):
            desk.break_paragraph(position)
        for token in sentence.tokens:
            desk.read(position, token)
    desk.close_at_last_word()
    return [q for q in desk.found if q.start < q.end]


def is_break(before: AnalysedSentence, after: AnalysedSentence, *, text: str | None = None) -> bool:
    """Whether a paragraph ends between two sentences (or a sentence between them was not read)."""
    if after.index != before.index + 1:
        return True
    if text is not None:
        between = text[before.end : after.start]
        return "\n\n" in between.replace("\r", "").replace(" ", "") or _indents(between)
    return after.start - before.end >= PARAGRAPH_GAP


def _indents(between: str) -> bool:
    tail = between.rpartition("\n")
    return bool(tail[1]) and len(tail[2]) >= 2


class _Desk:
    def __init__(self, sentences: Sequence[AnalysedSentence]) -> None:
        self.sentences = sentences
        self.found: list[Quotation] = []
        self.opened: tuple[int, Token] | None = None
        self.last: tuple[int, Token] | None = None
        self.continues = False
        self.single = False

    def read(self, position: int, token: Token) -> None:
        if token.text in SINGLE and token.xpos != "POS":
            self.read_single(position, token)
            return
        self.read_double(position, token)

    def read_single(self, position: int, token: Token) -> None:
        """Single marks quote where they are no apostrophes, and never inside double ones."""
        sentence = self.sentences[position]
        side = _side_of(sentence, token)
        if self.opened is None and (token.text == "‘" or side == "opening") and token.text != "’":
            self.opened, self.last, self.single = (position, token), None, True
        elif self.single and side != "opening" and not _is_possessive(sentence, token):
            self.close_at_last_word()

    def read_double(self, position: int, token: Token) -> None:
        mark = token.text
        side = _side_of(self.sentences[position], token) if mark in STRAIGHT else None
        if mark in OPENING or side == "opening" or (mark in STRAIGHT and self.opened is None):
            if self.opened is not None and token.index == 0:
                self.close_at_last_word()
                self.continues = True
            if self.opened is None and side != "closing":
                self.opened, self.last, self.single = (position, token), None, False
        elif mark in CLOSING | STRAIGHT and not self.single:
            self.close_at_last_word()
        elif self.opened is not None and (token.upos != "PUNCT" or token.text in ")]"):
            self.last = (position, token)

    def break_paragraph(self, position: int) -> None:
        """At a paragraph's end an open quotation ends, unless the next one opens with a mark."""
        if self.opened is None:
            return
        tokens = self.sentences[position].tokens
        self.close_at_last_word()
        marks = SINGLE if self.single else OPENING | STRAIGHT
        self.continues = bool(tokens) and tokens[0].text in marks

    def close_at_last_word(self) -> None:
        if self.opened is not None and self.last is not None:
            (first, mark), (last, word) = self.opened, self.last
            self.found.append(
                Quotation(
                    start=_next_start(self.sentences[first], mark),
                    end=word.end,
                    first=first,
                    last=last,
                    opens_sentence=_is_first(self.sentences[first], mark),
                    closes_sentence=_is_last(self.sentences[last], word),
                    continues=self.continues,
                    words=self._count(first, mark, last, word),
                )
            )
            self.continues = False
        self.opened, self.last = None, None

    def _count(self, first: int, mark: Token, last: int, word: Token) -> int:
        tokens = (t for s in self.sentences[first : last + 1] for t in s.tokens)
        return sum(
            1 for t in tokens if mark.end <= t.start and t.end <= word.end and t.upos != "PUNCT"
        )


def _is_possessive(sentence: AnalysedSentence, mark: Token) -> bool:
    """Whether a single mark is the apostrophe of a plural: "the rebels' road"."""
    if not 0 < mark.index < len(sentence.tokens) - 1:
        return False
    before, after = sentence.tokens[mark.index - 1], sentence.tokens[mark.index + 1]
    plural = before.text.lower().endswith("s") and before.end == mark.start
    return plural and after.upos in {"NOUN", "PROPN", "ADJ", "NUM"}


def _side_of(sentence: AnalysedSentence, mark: Token) -> str | None:
    """Which way a straight mark faces, by the blanks around it; None where they do not tell."""
    before = sentence.tokens[mark.index - 1] if mark.index else None
    after = sentence.tokens[mark.index + 1] if mark.index + 1 < len(sentence.tokens) else None
    apart_before = before is None or before.end < mark.start or before.text in "([-–—"
    apart_after = after is None or after.start > mark.end
    if apart_before == apart_after:
        return None
    return "opening" if apart_before else "closing"


def _next_start(sentence: AnalysedSentence, mark: Token) -> int:
    following = sentence.tokens[mark.index + 1 :]
    return following[0].start if following else mark.end


def _is_first(sentence: AnalysedSentence, mark: Token) -> bool:
    return all(t.upos == "PUNCT" for t in sentence.tokens[: mark.index])


def _is_last(sentence: AnalysedSentence, word: Token) -> bool:
    return all(t.upos == "PUNCT" for t in sentence.tokens[word.index + 1 :])
