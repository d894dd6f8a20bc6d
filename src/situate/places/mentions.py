"""Finding the names of places in analysed sentences.

Three sources: the model's own GPE, LOC and FAC names; capitalised names after or before a place
word ("village of X", "X province"), whatever the model called them; and capitalised names after a
locative preposition that the gazetteer knows. The span is the bare name: lower-case place words and
directions around it guide the choice of the entry and stay outside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from situate.gazetteer.store import Gazetteer
from situate.language.analysis import AnalysedSentence
from situate.places.finder import NameFinder
from situate.places.kinds import is_direction, kind_after, kind_before, kind_inside
from situate.places.runs import span_text
from situate.places.words import organisation_front, place_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A name of a place in the text.

    ``sentence`` is the position in the sentences that were read; the name covers tokens ``[first,
    last)`` there; ``kind`` is what a place word beside it says; ``label`` the model's
    label or None; ``whole`` the name with a place word that follows it ("Sinjar mountains");
    ``side`` the name with a compass word before it ("eastern Ghouta").
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: str | None = None
    label: str | None = None
    whole: str | None = None
    side: str | None = None


def find_mentions(
    text: str,
    sentences: Sequence[AnalysedSentence],
    *,
    gazetteer: Gazetteer,
    countries: Collection[str] = (),
) -> list[PlaceMention]:
    """All names of places, in text order, without overlaps.

    ``countries`` are those that the report is about as far as is known (ISO codes): inside them the
    gazetteer's word alone is enough for a name that the model left unlabelled.
    """
    found: list[PlaceMention] = []
    finder = NameFinder(gazetteer, frozenset(countries))
    for position, sentence in enumerate(sentences):
        spans = finder.find(sentence)
        for first, last, label in sorted(set(spans), key=lambda span: span[:2]):
            mention = make_mention(text, sentence, position, (first, last, label))
            if mention is None or organisation_front().search(text, sentence.start, mention.start):
                continue
            if not (found and mention.start < found[-1].end):
                found.append(mention)
    return found


def make_mention(
    text: str, sentence: AnalysedSentence, position: int, span: tuple[int, int, str | None]
) -> PlaceMention | None:
    """The mention over a span of words (first, end, label); None if it holds no letters."""
    first, last, label = span
    if first >= last:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    if not any(letter.isalpha() for letter in text[start:end]):
        return None
    return PlaceMention(
        sentence=position,
        first=first,
        last=last,
        start=start,
        end=end,
        text=text[start:end],
        kind=kind_after(sentence, last)
        or kind_before(sentence, first)
        or kind_inside(sentence, first, last),
        label=label,
        whole=_with_place_word(sentence, first, last),
        side=_with_side(sentence, first, last),
    )


def _with_side(sentence: AnalysedSentence, first: int, last: int) -> str | None:
    if first > 0 and is_direction(sentence.tokens[first - 1]):
        return span_text(sentence, first - 1, last)
    return None


def _with_place_word(sentence: AnalysedSentence, first: int, last: int) -> str | None:
    words = [token.text for token in sentence.tokens[last : last + 2]]
    for count in (2, 1):  # "air base", "base"
        if len(words) >= count and " ".join(words[:count]) in place_words():
            return span_text(sentence, first, last + count)
    return None
