"""Attributions of a report: who says what, in which words, and through whom it is passed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from situate.claims.asides import aside_sayings, citing_sayings
from situate.claims.cues import TIMES, load_cues
from situate.claims.headlines import headline_sayings
from situate.claims.interviews import interview_answers
from situate.claims.phrases import phrase_span
from situate.claims.quotations import Quotation, find_quotations
from situate.claims.quoting import attribute_quotations
from situate.claims.speech import Saying, verb_sayings
from situate.claims.transcripts import monologues, transcript_turns
from situate.claims.voice import preposition_of
from situate.language.analysis import AnalysedSentence, Token
from situate.records import Attribution, AttributionSource, Entity, Mention, Span

# A name set behind an office has no more words than this.
NAME_WORDS = 8
NAME_TAGS = frozenset({"PROPN", "DET", "NOUN", "PUNCT", "ADP", "X"})
EDGE = frozenset(",;:.!?-–—\"“”„«»''``…")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A saying with its content as spans of the report, before it becomes an attribution."""

    saying: Saying
    spans: list[Span] = field(default_factory=list)

    @property
    def cue_start(self) -> int:
        """Where the cue begins in the report's text."""
        return self.saying.sentence.tokens[self.saying.cue[0]].start

    @property
    def length(self) -> int:
        """Code points of content."""
        return sum(span.end - span.start for span in self.spans)

    def covers(self, offset: int) -> bool:
        """Whether the content holds a code point."""
        return any(span.start <= offset < span.end for span in self.spans)


def find_attributions(
    sentences: Sequence[AnalysedSentence],
    *,
    entities: Sequence[Entity] = (),
    text: str | None = None,
) -> tuple[Attribution, ...]:
    """Every act of saying in the sentences, in the order of their cues.

    Args:
        sentences: in text order; those left out count as paragraph ends, so give all sentences that
            hold a quotation mark or a verb of saying.
        entities: the reading's entities; a source takes the actor of the one that names it.
        text: the report's text; without it paragraphs are guessed from gaps, and words of a source
            are joined by blanks.
    """
    drafts = [Draft(saying=s, spans=content_spans(s, cut)) for s, cut in _sayings(sentences)]
    quotations = find_quotations(sentences, text=text)
    for saying, spans in attribute_quotations(
        quotations, sentences, [(d.saying, d.spans) for d in drafts], text=text
    ):
        drafts.append(Draft(saying=saying, spans=spans))
    turns = transcript_turns(sentences) or monologues(sentences, text)
    turns = turns or interview_answers(sentences, entities, text)
    drafts += [Draft(saying=saying, spans=spans) for saying, spans in turns]
    drafts = [d for d in drafts if d.spans]
    drafts.sort(key=lambda d: (d.cue_start, d.saying.carrier is None))
    rows = [(d, s) for d in drafts for s in (d.saying.speakers or (None,))]
    carriers = _carriers([d for d, _ in rows])
    return tuple(
        Attribution(
            source=_source_of(draft.saying, speaker, entities, text=text),
            cue=_mention(draft.saying.sentence, *draft.saying.cue, text=text),
            content=tuple(draft.spans),
            via=carriers[number],
            kind="direct" if draft.saying.verbatim else _kind_of(draft.spans, quotations),
        )
        for number, (draft, speaker) in enumerate(rows)
    )


def content_spans(saying: Saying, cut: frozenset[int] = frozenset()) -> list[Span]:
    """The words said as spans of the text, commas and quotation marks at their edges left out.

    ``cut`` are words of the sentence that belong to another attribution beside all that is said.
    """
    spans = []
    for run in _runs(set(saying.content) - cut):
        tokens = [saying.sentence.tokens[i] for i in run]
        while tokens and set(tokens[0].text) <= EDGE:
            tokens.pop(0)
        while tokens and set(tokens[-1].text) <= EDGE:
            tokens.pop()
        if any(t.upos != "PUNCT" for t in tokens):
            spans.append(Span(start=tokens[0].start, end=tokens[-1].end))
    return spans


def _sayings(sentences: Sequence[AnalysedSentence]) -> list[tuple[Saying, frozenset[int]]]:
    found: list[tuple[Saying, frozenset[int]]] = []
    for sentence in sentences:
        here = verb_sayings(sentence) + aside_sayings(sentence)
        here += citing_sayings(sentence, here)
        here = here or headline_sayings(sentence)
        known = {id(s) for s in here}
        here += [s.carrier for s in here if s.carrier and id(s.carrier) not in known]
        beside = frozenset(index for s in here for index in s.phrase)
        found += [(s, beside) for s in here]
    return found


def _runs(indexes: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in sorted(indexes):
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _carriers(drafts: Sequence[Draft]) -> list[int | None]:
    """For each row the row that carries it: its given carrier, else the narrowest one around it."""
    first = {id(d.saying): number for number, d in reversed(list(enumerate(drafts)))}
    found: list[int | None] = []
    for draft in drafts:
        given = draft.saying.carrier
        if given is not None and id(given) in first:
            found.append(first[id(given)])
            continue
        around = [d for d in drafts if d.saying is not draft.saying and d.covers(draft.cue_start)]
        nearest = min(around, key=lambda d: (d.length, d.saying.carrier is None), default=None)
        found.append(None if nearest is None else first[id(nearest.saying)])
    return [_without_circle(number, found) for number in range(len(found))]


def _without_circle(number: int, carriers: list[int | None]) -> int | None:
    seen, current = {number}, carriers[number]
    while current is not None:
        if current in seen:
            carriers[number] = None
            return None
        seen.add(current)
        current = carriers[current]
    return carriers[number]


def _kind_of(spans: Sequence[Span], quotations: Sequence[Quotation]) -> str:
    def inside(span: Span) -> bool:
        return any(q.start <= span.start and span.end <= q.end for q in quotations)

    if spans and all(inside(span) for span in spans):
        return "direct"
    touched = any(q.start < s.end and s.start < q.end for s in spans for q in quotations)
    return "mixed" if touched else "indirect"


def _source_of(
    saying: Saying,
    head: int | None,
    entities: Sequence[Entity],
    *,
    text: str | None,
) -> AttributionSource | None:
    if head is None:
        return None
    sentence = saying.sentence
    start, end = source_extent(sentence, head)
    if saying.extent is not None:
        first, last = saying.extent
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    token = sentence.tokens[head]
    named = apposed_name(sentence, head, end)
    end = end if named is None else named
    entity = _entity_of(token.start, token.end, entities)
    for name in sentence.children(head, "appos", "flat"):
        if entity is None or entity.actor is None:
            entity = _entity_of(name.start, name.end, entities) or entity
    if entity is None and token.lemma in load_cues().words("reporting", "spokespeople"):
        entity = _named_inside(start, end, token, entities)
    return AttributionSource(
        start=start,
        end=end,
        text=_slice(sentence, start, end, text=text),
        actor=entity.actor if entity else None,
    )


def source_extent(sentence: AnalysedSentence, head: int) -> tuple[int, int]:
    """Offsets of a source: its noun phrase up to the first comma, with place and name behind."""
    start, end = phrase_span(sentence, head)
    token = sentence.tokens[head]
    for place in sentence.children(head, "nmod"):
        near = sentence.subtree(place.index)[0]
        if preposition_of(sentence, place.index) and sentence.tokens[near].start == end + 1:
            end = phrase_span(sentence, place.index)[1]
    for name in sentence.children(head, "appos"):
        if name.upos == "PROPN" and 0 <= phrase_span(sentence, name.index)[0] - end <= 1:
            end = phrase_span(sentence, name.index)[1]
    inside = set(sentence.subtree(head))
    for following in sentence.tokens[head + 1 :]:
        if following.start in {end, end + 1} and following.upos == "PROPN":
            end = following.end if following.index in inside else end
    comma = next((t for t in sentence.tokens[head:] if t.text == "," and t.end <= end), None)
    if comma is not None:
        end = sentence.tokens[comma.index - 1].end
    last = next((t for t in sentence.tokens if t.end == end), token)
    if last.index >= head + 2 and last.text.lower() in TIMES:
        end = sentence.tokens[last.index - 2].end
    return (start, end) if start <= token.start < end else (token.start, token.end)


def apposed_name(sentence: AnalysedSentence, head: int, end: int) -> int | None:
    """Where the name ends that a comma sets behind an office: "the army spokesman, Omar Said,".

    By the order of words, since trees hang such names in many places. None where the phrase names
    somebody itself or no name follows it.
    """
    behind = [t for t in sentence.tokens if t.start >= end]
    comma = next((t.index for t in behind if t.upos not in NAME_TAGS or t.text == ","), None)
    if sentence.tokens[head].upos != "NOUN" or comma is None:
        return None
    name: list[Token] = []
    for token in sentence.tokens[comma + 1 : comma + NAME_WORDS + 2]:
        if token.text == ",":
            break
        name.append(token)
    tags = {token.upos for token in name}
    named = bool(name) and "PROPN" in {name[0].upos, name[-1].upos} and tags <= NAME_TAGS
    apart = sentence.tokens[comma].text == "," and name and name[-1].end < sentence.end - 1
    return name[-1].end if named and apart and len(name) <= NAME_WORDS else None


def _entity_of(start: int, end: int, entities: Sequence[Entity]) -> Entity | None:
    covering = [e for e in entities if e.start <= start and end <= e.end]
    return max(covering, key=lambda e: e.end - e.start, default=None)


def _named_inside(start: int, end: int, head: Token, entities: Sequence[Entity]) -> Entity | None:
    """Whom a spokesperson speaks for: the longest actor named in the phrase.

    A country is one only before an office ("U.S. officials"), never behind ("activists in Syria").
    """
    inside = [e for e in entities if start <= e.start and e.end <= end and e.actor is not None]
    office = head.lemma not in load_cues().words("reporting", "private")
    spoken_for = [e for e in inside if e.kind != "place" or (office and e.end <= head.start)]
    return max(spoken_for, key=lambda e: e.end - e.start, default=None)


def _mention(sentence: AnalysedSentence, first: int, last: int, *, text: str | None) -> Mention:
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Mention(start=start, end=end, text=_slice(sentence, start, end, text=text))


def _slice(sentence: AnalysedSentence, start: int, end: int, *, text: str | None) -> str:
    if text is not None:
        return text[start:end]
    words = ""
    for token in sentence.tokens:
        if start <= token.start and token.end <= end:
            words += " " * (token.start - start - len(words)) + token.text
    return words
