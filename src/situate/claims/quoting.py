"""Speakers of quotations: a quotation said to the end, carried on, or named only afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from situate.claims.cues import load_cues
from situate.claims.quotations import Quotation, is_break
from situate.claims.speakers import speakers_of
from situate.claims.speech import Saying
from situate.language.analysis import AnalysedSentence, Token
from situate.records import Span

Said = tuple[Saying, list[Span]]
# Shorter stretches between quotation marks are words held at arm's length, not quotations.
LEAST_WORDS = 4
# A sentence of no more words than this after a quotation may be its speaker: "Omar Said said."
SHORT_SENTENCE = 8


def attribute_quotations(
    quotations: Sequence[Quotation],
    sentences: Sequence[AnalysedSentence],
    said: Sequence[Said],
    *,
    text: str | None = None,
) -> list[Said]:
    """Widen what is said to the end of its quotation, and find speakers for the quotations left.

    Spans in ``said`` are widened in place; what is new is returned.
    """
    found: list[Said] = []
    speaker: Saying | None = None
    before: Quotation | None = None
    waiting: list[Quotation] = []
    for quotation in (q for q in quotations if _is_speech(q)):
        follows = before is not None and _follows(before, quotation, sentences, text=text)
        own = _own_saying(quotation, said, sentences)
        if own is not None:
            _widen(own[1], quotation.span)
            speaker = own[0]
        else:
            named = _named_near(quotation, sentences)
            speaker = named or (speaker if follows else None)
            if speaker is not None:
                found.append((_same_speaker(speaker), [quotation.span]))
        waiting = waiting if quotation.continues else []
        if speaker is None:
            waiting.append(quotation)
        else:
            found += [(_same_speaker(speaker), [q.span]) for q in waiting]
            waiting = []
        before = quotation
    return found


def _is_speech(quotation: Quotation) -> bool:
    """Whether the stretch is long enough to be speech, or opens its sentence as speech does."""
    return quotation.words >= (2 if quotation.opens_sentence else LEAST_WORDS)


def _same_speaker(saying: Saying) -> Saying:
    return Saying(
        sentence=saying.sentence,
        cue=saying.cue,
        speakers=saying.speakers,
        content=(),
        carrier=saying.carrier,
    )


def _own_saying(
    quotation: Quotation, said: Sequence[Said], sentences: Sequence[AnalysedSentence]
) -> Said | None:
    """The saying, cue outside the quotation, whose content meets it (most of it first)."""
    best: tuple[int, Said] | None = None
    here = {s.index for s in sentences[quotation.first : quotation.last + 1]}
    for saying, spans in said:
        cue = saying.sentence.tokens[saying.cue[0]].start
        if saying.sentence.index not in here or quotation.start <= cue < quotation.end:
            continue
        shared = sum(
            max(0, min(s.end, quotation.end) - max(s.start, quotation.start)) for s in spans
        )
        if shared and saying.speakers and (best is None or shared > best[0]):
            best = (shared, (saying, spans))
    return best[1] if best else None


def _widen(spans: list[Span], quoted: Span) -> None:
    """Let the quoted stretch take the place of the parts of it that the tree gave."""
    start, end = quoted.start, quoted.end
    apart = []
    for span in spans:
        if span.start <= end and start <= span.end:
            start, end = min(start, span.start), max(end, span.end)
        else:
            apart.append(span)
    spans[:] = sorted([*apart, Span(start=start, end=end)], key=lambda s: s.start)


def _follows(
    before: Quotation,
    quotation: Quotation,
    sentences: Sequence[AnalysedSentence],
    *,
    text: str | None,
) -> bool:
    """Whether a quotation goes on with the last one: whole sentences in the same paragraph."""
    if quotation.continues or quotation.first == before.last:
        return True
    if not quotation.opens_sentence or quotation.first - before.last > 1:
        return False
    pairs = zip(
        sentences[before.last : quotation.first],
        sentences[before.last + 1 : quotation.first + 1],
        strict=True,
    )
    return not any(is_break(a, b, text=text) for a, b in pairs)


def _named_near(quotation: Quotation, sentences: Sequence[AnalysedSentence]) -> Saying | None:
    """A verb of saying beside the quotation: in its own sentence, after it, before its colon."""
    last = sentences[quotation.last]
    after = [t for t in last.tokens if t.start >= quotation.end]
    first = sentences[quotation.first]
    before = [t for t in first.tokens if t.end <= quotation.start]
    candidates = [(last, after), (first, before[::-1])]
    if quotation.closes_sentence and quotation.last + 1 < len(sentences):
        following = sentences[quotation.last + 1]
        words = [t for t in following.tokens if t.upos != "PUNCT"]
        lower = bool(words) and words[0].text.islower()
        if (lower or len(words) <= SHORT_SENTENCE) and following.index == last.index + 1:
            candidates.append((following, list(following.tokens)))
    if quotation.opens_sentence and quotation.first > 0:
        preceding = sentences[quotation.first - 1]
        if preceding.tokens and preceding.tokens[-1].text == ":":
            candidates.append((preceding, list(preceding.tokens[::-1])))
    for sentence, tokens in candidates:
        if (saying := _first_saying(sentence, tokens)) is not None:
            return saying
    return None


def _first_saying(sentence: AnalysedSentence, tokens: Sequence[Token]) -> Saying | None:
    """The nearest verb of saying that has a speaker, within a few words."""
    verbs = load_cues().words("reporting", "say")
    for token in [t for t in tokens if t.upos != "PUNCT"][:8]:
        if token.lemma in verbs and token.upos == "VERB":
            speakers = speakers_of(sentence, token.index)
            if speakers and not sentence.child(token.index, "ccomp", "xcomp"):
                cue = (token.index, token.index + 1)
                return Saying(sentence=sentence, cue=cue, speakers=speakers, content=())
    return None
